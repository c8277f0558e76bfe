print("leadlint")
