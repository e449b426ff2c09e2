using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Writes the table <c>national.csv</c>, <c>provinces.csv</c> or <c>districts.csv</c>: one row per date and nation, province or district. Counts are those of
/// the simulation, not scaled to real people, except in additional columns.
/// </summary>
/// <param name="hasNation">True to append the columns of the nation as a whole.</param>
internal sealed class UnitTable(ResultFile file, double scale, bool hasNation, params IEnumerable<string> keys)
{
    /// <summary>The measures that have an additional column with numbers of real people and things.</summary>
    private static readonly ImmutableArray<Measure> Real = [.. Measures.All.Where(measure => Measures.Of(measure).RealName is not null)];

    /// <summary>The groups of adjacent columns: first those of the phone and its network, whose positions never change, then those of other services.</summary>
    private static readonly ImmutableArray<Block> Blocks = [Block.Of(isService: false), Block.Of(isService: true)];

    private readonly CsvTable _table = new(
        file,
        [
            "date",
            .. keys,
            "name",
            PlaceConstants.Name(PlaceConstant.People),
            PlaceConstants.Name(PlaceConstant.PeopleFrom15),
            .. Real.Select(measure => Measures.Of(measure).RealName!),
            .. Blocks.SelectMany(block => block.Columns),
            .. hasNation ? NationalRow.Columns : [],
        ]
    );

    private readonly Scaling _scaling = new(scale);

    /// <param name="nation">The counts of the nation as a whole; null for a table without columns for them.</param>
    public void Write(DateOnly date, Unit unit, ReadOnlySpan<long> counts, NationalRow? nation = null)
    {
        _table.Date(date);
        foreach (var label in unit.Labels)
        {
            _table.Text(label);
        }

        _table.Integer(unit.People);
        _table.Integer(unit.PeopleFrom15);
        foreach (var measure in Real)
        {
            _table.Integer(_scaling.Whole(measure, counts[(int)measure]));
        }

        foreach (var block in Blocks)
        {
            block.Write(_table, counts, unit.Constants, scale);
        }

        nation?.Write(_table);
        _table.EndRow();
    }

    /// <summary>A group of adjacent columns of the table: first those of measures (counts), then those of ratios.</summary>
    private sealed record Block(ImmutableArray<Measure> Counts, ImmutableArray<Ratio> Shares)
    {
        public IEnumerable<string> Columns => [.. Counts.Select(measure => Measures.Of(measure).Name), .. Shares.Select(ratio => ratio.Name)];

        public static Block Of(bool isService) =>
            new(
                [.. Measures.All.Where(measure => Measures.IsOfService(measure) == isService)],
                [.. AllRatios.Declared.Where(each => each.Ratio.IsColumn && each.Feature.IsService == isService).Select(each => each.Ratio)]
            );

        public void Write(CsvTable table, ReadOnlySpan<long> counts, in PlaceConstants constants, double scale)
        {
            foreach (var measure in Counts)
            {
                table.Integer(counts[(int)measure]);
            }

            foreach (var ratio in Shares)
            {
                table.Rounded(ratio.Of(counts, constants, scale));
            }
        }
    }
}
