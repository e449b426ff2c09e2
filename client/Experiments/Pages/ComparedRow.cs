using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>A row of a comparison's <c>differences.csv</c>.</summary>
internal sealed record ComparedRow(string Place, string Dimension, string Group, string Measure, string Unit, SettingDifference Difference)
{
    public const string FileName = DifferencesTable.FileName;
    public const string Nation = "nation";
    public const string Total = "total";
    public const string Lines = "subscribers";
    public const string Penetration = "penetration_percent";

    /// <summary>The scenario in the table that is the noise floor.</summary>
    public const string NoiseFloor = "noise floor";

    /// <summary>Returns the lines of the nation at every date, and all rows of penetration on the last date.</summary>
    /// <exception cref="BadFileException">The file is damaged.</exception>
    public static ImmutableArray<ComparedRow> Read(string folder, DateOnly end)
    {
        var rows = ImmutableArray.CreateBuilder<ComparedRow>();
        using var table = new ResultsTable(Path.Combine(folder, FileName));
        var columns = Columns.Select(table.Column).ToArray();
        while (table.Next())
        {
            var (place, dimension, measure) = (table.Text(columns[3]), table.Text(columns[4]), table.Text(columns[6]));
            var date = table.Date(columns[2]);
            if ((place == Nation && dimension == Total && measure == Lines) || (date == end && measure == Penetration))
            {
                rows.Add(new ComparedRow(place, dimension, table.Text(columns[5]), measure, table.Text(columns[7]), DifferenceOf(table, columns, date)));
            }
        }

        return rows.ToImmutable();
    }

    private static string[] Columns =>
        [
            "scenario",
            "band",
            "date",
            "place",
            "dimension",
            "group",
            "measure",
            "unit",
            "difference",
            "low",
            "high",
            "runs",
            "samples",
            "reference",
            "narrower_than_independent",
        ];

    private static SettingDifference DifferenceOf(ResultsTable table, int[] columns, DateOnly date)
    {
        var (scenario, isLuck) = (table.Text(columns[0]), table.Text(columns[1]) == "luck");
        return new SettingDifference(
            new Setting(0, [scenario], SettingText.Short(scenario), scenario),
            date,
            table.Number(columns[13]) ?? throw table.Bad(columns[13], "a number"),
            table.Number(columns[8]) ?? throw table.Bad(columns[8], "a number"),
            table.Number(columns[9]),
            table.Number(columns[10]),
            isLuck ? Spread.Luck : Spread.Ignorance,
            (int)table.Integer(columns[isLuck ? 11 : 12]),
            table.Number(columns[14])
        );
    }
}
