using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.People;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Model.Strata;

/// <summary>
/// The tables that assign people and households to the groups (by age, work, income and so on) for which phones are counted. They serve statistics only: no
/// rule of the model reads them. Immutable.
/// </summary>
public sealed class StrataTables
{
    private readonly byte[] _bandOfAge;
    private readonly Lazy<IncomeTenths> _tenths;

    public StrataTables(RunInputs inputs, MeansTable means)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Layout = new StrataLayout(inputs.Nation);
        Means = means;
        var ages = inputs.Nation.People.Ages;
        _bandOfAge = new byte[ages.Max(band => band.To) + 1];
        foreach (var (index, band) in ages.Index())
        {
            _bandOfAge.AsSpan(band.From, band.To - band.From + 1).Fill((byte)index);
        }

        _tenths = new Lazy<IncomeTenths>(() => IncomeTenths.Of(inputs.Populations, means));
    }

    public StrataLayout Layout { get; }

    public MeansTable Means { get; }

    /// <summary>The division of households into ten groups by income; computed at the first use.</summary>
    public IncomeTenths Tenths => _tenths.Value;

    /// <summary>Returns the group by income to which a household belongs at the start of the run, from 0 (the poorest tenth) to 9.</summary>
    public int TenthOf(Population population, HouseholdIndex household) => Tenths.Of(Means.MeansOf(population, household).IncomeCents);

    /// <summary>Returns the index of the group to which a citizen belongs by sex and age at the start of the run.</summary>
    public int SexAndAgeOf(Population population, CitizenIndex citizen)
    {
        ArgumentNullException.ThrowIfNull(population);
        return Layout.OfSexAndAge(population.IsMale(citizen), BandOf(population.AgeOf(citizen)));
    }

    /// <summary>Returns the index of the age band (such as 20-24) that contains an age in completed years.</summary>
    public int BandOf(int age) => _bandOfAge[age];
}
