using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Awareness;

/// <summary>The chances that a citizen of a district knows of the Internet at the start, by work group and home (urban or rural).</summary>
internal sealed class StartingShares
{
    private readonly Probability[] _urban;
    private readonly Probability[] _rural;

    /// <param name="known">The nation's shares; null if nobody knows.</param>
    public StartingShares(Nation nation, DistrictIndex district, KnownAtStart? known)
    {
        var place = nation.Districts[district].Place;
        if (known is null || place == SettlementType.Closed)
        {
            (_urban, _rural) = ([], []);
            return;
        }

        var urban = place switch
        {
            SettlementType.Capital => known.Capital,
            SettlementType.MainCity or SettlementType.SmallCity => known.Cities,
            _ => known.Countryside,
        };
        (_urban, _rural) = (ByWork(urban), ByWork(known.Countryside));

        Probability[] ByWork(double share) =>
            [.. nation.People.Work.Select(work => Probability.Of(share * (known.Groups.FirstOrDefault(group => group.Work == work.Key)?.Factor ?? 1)))];
    }

    /// <summary>
    /// The highest chance, over all groups of people in the district, that a citizen knows of the Internet at the start; <see cref="Probability.Never"/> if
    /// nobody does.
    /// </summary>
    public Probability Most => new(_urban.Concat(_rural).Max(chance => (uint?)chance.Threshold) ?? 0);

    /// <summary>
    /// True if a citizen with these traits knows of the Internet at the start of the run. The random draw is compared with the chance of the citizen's group.
    /// </summary>
    /// <param name="draw">The citizen's random draw for this decision, which is the same throughout the run.</param>
    public bool Knows(in Traits traits, uint draw) => (traits.Urban ? _urban : _rural)[traits.Work].Occurs(draw);
}
