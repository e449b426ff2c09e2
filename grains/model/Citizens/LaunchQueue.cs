using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Shops;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// Decides which people of a district have applied for a phone line before the first day of the run. They are a share, given in the nation's file, of the
/// people who could have applied. Such people know of the phone, can pay for one, and can get permission. They live within reach of shops and base stations
/// that are open or announced.
/// </summary>
public sealed class LaunchQueue
{
    private readonly Population _population;
    private readonly MeansTable _means;
    private readonly Probability _applied;
    private readonly Cents _cents;
    private readonly Probability[] _granted;
    private readonly Coverage _covered;

    /// <param name="start">The world before the first tick.</param>
    public LaunchQueue(RunInputs inputs, DistrictIndex district, World start, MeansTable means, ShopAreas shops, RollOut rollOut)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(shops);
        ArgumentNullException.ThrowIfNull(rollOut);
        (_population, _means) = (inputs.Populations[district], means);
        var reached = shops.On(start.Announced)[district].Access.Share;
        _applied = Probability.Of((inputs.Nation.Adoption.AppliedAtLaunch ?? default) * reached);
        _cents = start.Prices.New + start.Prices.Activation;
        _granted = [.. start.Granted(inputs.Nation.Districts[district].Place)];
        _covered = rollOut.CoverageOn(district, start.Announced);
    }

    /// <summary>True if a citizen who knows of the phone has applied for a phone line before the first day of the run.</summary>
    /// <param name="draws">The district's random draws that stay the same throughout the run.</param>
    public bool Holds(CitizenIndex citizen, in Draws draws)
    {
        if (_applied == Probability.Never || !_applied.Occurs(draws.One(citizen, Purpose.LaunchQueue)))
        {
            return false;
        }

        var (traits, household) = (_population.TraitsOf(citizen), _population.HouseholdOf(citizen));
        var means = _means.MeansOf(_population, household);
        return _granted[(traits.Work * 4) + traits.Class] != Probability.Never
            && means.OpeningPurseCents >= _cents
            && _covered.Holds(_population.IsUrban(citizen), means.Location);
    }
}
