using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Sales;

/// <summary>
/// Sells used handsets in one district. The seller asks people of the district at random. The handset goes to the first who may have a line, lives in coverage,
/// and can afford a used handset but not a new one. The work is proportional to the number of sellers, not of possible buyers, which saved 36 million futile
/// visits per run.
/// </summary>
public sealed class UsedMarket(
    RunInputs inputs,
    DistrictIndex district,
    Cohort rows,
    SubscriptionLedger ledger,
    Purses purses,
    CoverageMap coverage,
    DistrictCounts counts
)
{
    private readonly People.Population _population = inputs.Populations[district];

    /// <summary>The number of people whom the seller of a used handset asks in a tick.</summary>
    private readonly int _asked = (int)Math.Round(inputs.Nation.Market.SecondHandAsked * inputs.Calendar.StepDays);

    /// <summary>Offers all used handsets on sale to possible buyers, those longest on sale first.</summary>
    public void Sell(World world)
    {
        foreach (var handset in ledger.OnSale)
        {
            Sell(handset, world);
        }
    }

    private void Sell(HandsetIndex handset, World world)
    {
        var asked = Math.Min(_asked, _population.People);
        var seller = rows.Handset(handset);
        var draw = inputs.DrawsOf(district, world.Tick).One(seller.Registrant, Purpose.Seller);
        var order = new Permutation(_population.People, draw + seller.LineBegan);
        for (var place = 0; place < asked; place++)
        {
            if (Offer(handset, new CitizenIndex(order.ItemAt(place)), world))
            {
                return;
            }
        }
    }

    private bool Offer(HandsetIndex handset, CitizenIndex citizen, World world)
    {
        // Most people asked have a phone or no permission; to find this out first saves their purses from being brought up to date.
        var asked = rows.Citizen(citizen);
        if (asked.Stage != AdoptionStage.Permitted || !CitizenEffects.CanBegin(asked))
        {
            return false;
        }

        var household = _population.HouseholdOf(citizen);
        var (day, cents) = (world.VisitDay, world.Prices.Used + world.Prices.Activation);
        if (
            !purses.Holds(cents, day, household)
            || purses.Holds(world.Prices.New + world.Prices.Activation, day, household)
            || coverage.TowerOf(_population.IsUrban(citizen), MeansTable.LocationOf(_population, household)) < 0
        )
        {
            return false;
        }

        purses.Spend(day, household, cents);
        counts[PhoneMeasures.HandsetCents] += cents;
        return ledger.BeginOnUsed(citizen, handset, world.Day);
    }
}
