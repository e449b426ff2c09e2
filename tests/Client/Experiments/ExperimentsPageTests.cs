using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Tests that the page on experiments has the fields of the reader and the columns of the files; <c>ADOPTIONSIM_REFRESH=1</c> rewrites it.</summary>
public sealed class ExperimentsPageTests
{
    private static readonly string Page = WorkingCopy.PathTo("client", "EXPERIMENTS.md");

    [Fact]
    public void The_page_has_every_field_with_its_meaning() => AssertPart("fields", Fields(typeof(ExperimentForm), ""));

    [Fact]
    public void The_page_has_every_column_with_its_meaning() =>
        AssertPart(
            "columns",
            from table in new[]
            {
                ("results.csv", ResultsColumns.Meanings),
                ("series.csv", SeriesFile.Meanings),
                ("summary.csv", SummaryFile.Meanings),
                (SensitivityFiles.Effects, SensitivityFiles.MeaningsOfEffects),
                (SensitivityFiles.Variance, SensitivityFiles.MeaningsOfVariance),
            }
            from column in table.Item2
            select $"| `{column.Name}` | `{table.Item1}` | {column.Meaning} |",
            "| column | file | meaning |"
        );

    [Fact]
    public async Task The_example_of_the_page_is_valid()
    {
        using var cli = new Cli();
        var page = await File.ReadAllTextAsync(Page);
        var from = page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        await File.WriteAllTextAsync(cli.PathTo("price.yaml"), page[from..page.IndexOf("```", from, StringComparison.Ordinal)]);

        var result = await cli.InvokeAsync("experiment", "check", cli.PathTo("price.yaml"));

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        Assert.Contains(
            "2 combinations of levers x 40 points of the design x 16 seeds = 1,280 runs. All fields are valid.",
            result.Output,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Fields(Type type, string path) =>
        from member in Shape.Of(type).Members
        let name = Names.Join(path, member.Name)
        let inner = Nullable.GetUnderlyingType(member.Property.PropertyType) ?? member.Property.PropertyType
        from line in new[] { $"| `{name}` | {(member.Optional && member.Name != "measures" ? "" : "yes")} | {ExperimentSchema.Description(member)} |" }.Concat(
            inner.Name.EndsWith("Form", StringComparison.Ordinal) ? Fields(inner, name)
            : inner == typeof(Uncertain) ? Fields(typeof(RangeForm), $"{name}.KEY")
            : []
        )
        select line;

    private static void AssertPart(string name, IEnumerable<string> rows, string header = "| field | required | meaning |")
    {
        var page = File.ReadAllText(Page);
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal) + begin.Length, page.IndexOf(end, StringComparison.Ordinal));
        var expected = string.Join('\n', ["", header, "|---|---|---|", .. rows, "", ""]);
        if (Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1")
        {
            File.WriteAllText(Page, page[..from] + expected + page[to..]);
            return;
        }

        Assert.Equal(expected.Split('\n'), page[from..to].Split('\n'));
    }
}
