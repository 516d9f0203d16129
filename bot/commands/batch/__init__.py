"""The contributions of every municipality of a CSV file: one pass, memory independent of the number of rows."""
