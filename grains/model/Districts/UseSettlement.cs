using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Memory;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Sales;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// Settles what follows from a tick's use in a district: bills, breakages and lapses. Nothing depends on the numbers of handsets, which others' purchases
/// change.
/// </summary>
internal sealed class UseSettlement(Population population, Cohort rows, Lines lines, Purses purses)
{
    private readonly HashSet<HouseholdIndex> _penniless = [];

    /// <param name="day">The day of the run on which the tick ends.</param>
    public void Settle(UseTally tally, int day)
    {
        PayBills(tally.Bills, day);
        EndOrBreak(tally.Events);
    }

    /// <summary>
    /// Pays the bills of the tick. If a household cannot pay all of its bills, none of them counts as paid: which one would be paid last depends on the numbers
    /// of handsets.
    /// </summary>
    private void PayBills(List<(HandsetIndex Handset, CitizenIndex Owner, Cents Cents, bool Penniless)> bills, int day)
    {
        _penniless.Clear();
        for (var index = 0; index < bills.Count; index++)
        {
            if (index + Prefetching.Ahead < bills.Count)
            {
                purses.Prefetch(population.HouseholdOf(bills[index + Prefetching.Ahead].Owner));
            }

            var household = population.HouseholdOf(bills[index].Owner);
            if (!purses.Pay(day, household, bills[index].Cents))
            {
                _penniless.Add(household);
            }
        }

        foreach (var bill in bills)
        {
            var isPenniless = _penniless.Count > 0 && _penniless.Contains(population.HouseholdOf(bill.Owner));
            if (isPenniless != bill.Penniless)
            {
                rows.Apply(bill.Handset, new HandsetEffect(HandsetEffectKind.Penniless, isPenniless ? 1u : 0u));
            }
        }
    }

    /// <summary>Performs breakages and lapses in the order of the registrants.</summary>
    private void EndOrBreak(List<(HandsetIndex Handset, CitizenIndex Registrant, HandsetEvent Event)> events)
    {
        events.Sort(static (one, other) => one.Registrant.CompareTo(other.Registrant));
        foreach (var (handset, _, happened) in events)
        {
            if (happened == HandsetEvent.Broke)
            {
                lines.Break(handset);
            }
            else
            {
                lines.End(handset, HandsetEffectKind.PutOnSale);
            }
        }
    }
}
