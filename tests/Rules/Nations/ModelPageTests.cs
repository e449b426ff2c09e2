using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>Tests that the page on the model has the same parameters as the nation's file.</summary>
public sealed class ModelPageTests
{
    private const string Begin = "<!-- parameters -->\n";
    private const string End = "<!-- /parameters -->";

    [Fact]
    public void Page_lists_every_parameter_with_value_unit_range_and_source() =>
        GeneratedPart.Check(WorkingCopy.PathTo("grains", "MODEL.md"), Begin, End, ParameterTable.Of(Shipped.NationPath("dprk")));

    [Fact]
    public void Every_settable_parameter_has_a_row_in_the_table()
    {
        var path = Shipped.NationPath("dprk");
        var table = ParameterTable.Of(path);

        foreach (
            var parameter in Assert.AtLeastOne(
                Overrides.Paths(YamlText.Read(path)).Where(parameter => !parameter.StartsWith("people.", StringComparison.Ordinal))
            )
        )
        {
            // A group with one source for all of its values is one row.
            var group = parameter[..Math.Max(0, parameter.LastIndexOf('.'))];
            Assert.True(table.Contains($"| `{parameter}", StringComparison.Ordinal) || table.Contains($"| `{group}` |", StringComparison.Ordinal), parameter);
        }
    }
}
