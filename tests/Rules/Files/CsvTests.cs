using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Nations;

namespace AdoptionSim.Rules.Tests.Files;

public sealed class CsvTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("date;subscribers;kind\n2000-07-01;0;exact\n", 1, "the values are separated by ';'; expected values separated by commas.")]
    [InlineData("date\tsubscribers\tkind\n", 1, "the values are separated by tabs; expected values separated by commas.")]
    [InlineData("sep=;\ndate;subscribers\n", 1, "the first line is 'sep=;'; expected the header line, and values separated by commas.")]
    [InlineData("sep=,\ndate,subscribers\n", 1, "the first line is 'sep=,'; expected the header line, and values separated by commas.")]
    [InlineData("HEADER\n   \nROW\n", 2, "a line of blanks; expected values, or an empty line.")]
    [InlineData(
        "HEADER\nsubscribers,,\"national,2000-07-01,0,0,calibrate,invented\nROW\nROW\n",
        2,
        "a quotation mark that is not closed on its line; expected quotes around a whole value."
    )]
    [InlineData(
        "HEADER\n\n\nsubscribers,,,2000-07-01,0,0,calibrate,\"in\"vented\n",
        4,
        "a quotation mark within a value; expected quotes around a whole value, doubled within."
    )]
    [InlineData(
        "HEADER\nsubscribers,,nati\"onal,2000-07-01,0,0,calibrate,invented\n",
        2,
        "a quotation mark within a value; expected quotes around a whole value, doubled within."
    )]
    [InlineData("HEADER\n,,,,,,,\n", 2, "the row has only empty values; expected values, or no such line.")]
    [InlineData("HEADER\n2000-07-01,0\n", 2, "the row has 2 values; expected 8 values, as in the header.")]
    [InlineData("HEADER\n", 1, "the file has no rows after its header; expected at least one row.")]
    [InlineData("HEADER\rROW\r", 1, "a line break of CR alone; expected line breaks of LF or CR LF.")]
    [InlineData("\n\n", 1, "the file is empty; expected a header line and rows.")]
    public async Task The_cause_is_named_with_its_line(string text, int line, string cause)
    {
        folder.Write(
            "record.csv",
            text.Replace("HEADER", "measure,place,group,date,low,high,use,source", StringComparison.Ordinal)
                .Replace("ROW", "subscribers,,,2001-06-30,900,900,calibrate,invented", StringComparison.Ordinal)
        );

        var refused = await Within.Refused(() => NationFile.Read(folder.Nation));

        Assert.Equal($"{folder["record.csv"]}:{line}: {cause}", refused.Message.Split('\n')[0]);
    }

    [Fact]
    public void Quoted_values_empty_lines_and_unterminated_last_lines_are_read()
    {
        folder.Write(
            "record.csv",
            """"

            measure,place,group,date,low,high,use,source

            subscribers,,"a, ""b""",2001-06-30,900,900,calibrate,"""c"""

            subscribers,,x,2002-06-30,900,900,calibrate,y
            """"
        );

        var record = NationFile.Read(folder.Nation).Record;

        Assert.Equal([("a, \"b\"", "\"c\""), ("x", "y")], record.Select(row => (row.Group!, row.Source)));
    }

    [Fact]
    public async Task The_line_of_a_bad_value_counts_empty_lines()
    {
        folder.Write("record.csv", "measure,place,group,date,low,high,use,source\n\n\nsubscribers,,,2001-06-30,many,,calibrate,invented\n");

        var refused = await Within.Refused(() => NationFile.Read(folder.Nation));

        Assert.Equal($"{folder["record.csv"]}:4: low is 'many'; expected a number.", refused.Message);
    }
}
