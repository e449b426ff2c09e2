using System.Globalization;
using AdoptionSim.Client.Tables;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;
using CsCheck;

namespace AdoptionSim.Client.Tests.Results;

/// <summary>Tests names that a spreadsheet would evaluate as formulas.</summary>
public sealed class CsvCellTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-5", "-5")]
    [InlineData("+5.25", "+5.25")]
    [InlineData("-1e-3", "-1e-3")]
    [InlineData("'tis", "'tis")]
    [InlineData("Harbour = port", "Harbour = port")]
    [InlineData("-", "'-")]
    [InlineData("", "")]
    public void A_formula_becomes_text_and_a_number_stays_one(string name, string cell)
    {
        Assert.Equal(cell, CsvCell.Neutral(name));
        Assert.Equal(name, CsvCell.Original(cell));
    }

    [Fact]
    public void Every_text_is_read_back_as_it_was() =>
        Gen.OneOf(Gen.String[Gen.Char["=+-@\t\r\n'5,e\"x"], 0, 8], Gen.String).Sample(text => CsvCell.Original(CsvCell.Neutral(text)) == text);

    [Fact]
    public async Task Names_of_a_nation_are_text_in_every_table()
    {
        var nation = _cli.PathTo("nation");
        Directory.CreateDirectory(nation);
        foreach (var file in Assert.AtLeastOne(Directory.GetFiles(Path.GetDirectoryName(Shipped.NationPath("islandia"))!)))
        {
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(
                Path.Combine(nation, Path.GetFileName(file)),
                text.Replace("name: Islandia", "name: \"=1+2\"", StringComparison.Ordinal)
                    .Replace("name: The West", "name: \"@SUM(A1)\"", StringComparison.Ordinal)
                    .Replace("name: Outer Rocks", "name: \"-5\"", StringComparison.Ordinal)
                    .Replace("Harbour", "=HYPERLINK('http://example.org')", StringComparison.Ordinal)
                    .Replace("Old Town", "+1+1", StringComparison.Ordinal)
                    .Replace("Westport", "-2+3", StringComparison.Ordinal)
            );
        }

        await File.WriteAllTextAsync(
            _cli.PathTo("mine.yaml"),
            (await File.ReadAllTextAsync(Shipped.ScenarioPath("islandia"))).Replace("nation: islandia", "nation: nation/nation.yaml", StringComparison.Ordinal)
        );

        var result = await _cli.InvokeAsync("run", _cli.PathTo("mine.yaml"), "--out", "out", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(["'=1+2"], NamesIn("national.csv"));
        Assert.Equal(["Capital Bay", "'@SUM(A1)", "-5"], NamesIn("provinces.csv"));
        Assert.Equal(
            ["'=HYPERLINK('http://example.org')", "'+1+1", "'-2+3", "Ferry Road", "Millbrook", "Highlands", "Lighthouse station"],
            NamesIn("districts.csv")
        );
        var cells = Directory.GetFiles(_cli.PathTo("out"), "*.csv").SelectMany(CsvText.Read).SelectMany(row => row.Values).ToList();
        Assert.True(cells.Count > 1000, $"{cells.Count}");
        Assert.All(cells, cell =>
            Assert.True(
                cell.Length == 0
                    || !"=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal)
                    || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                cell
            )
        );
    }

    private List<string> NamesIn(string table) => [.. CsvText.Read(_cli.PathTo("out", table)).Select(row => row["name"]).Distinct()];
}
