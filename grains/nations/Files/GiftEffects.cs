using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>Finds faults in the interventions of a scenario that give phones away, such as a gift to a group without people.</summary>
internal sealed class GiftEffects(Nation nation)
{
    public (string Fault, string Allowed)? Fault(Gift gift) =>
        gift switch
        {
            { Share: 0 } => ("changes nothing: share is '0'", "a share greater than 0"),
            _ when gift.AgeFrom > gift.AgeTo => ($"has an empty range of ages from {gift.AgeFrom} to {gift.AgeTo}", "age_from at most age_to"),
            _ when nation.Districts.Any(district => district.Place != SettlementType.Closed && gift.Where.Matches(district) && HasPeople(gift, district)) =>
                null,
            _ => (
                "changes nothing: the nation has nobody of that work, class, settlement and age where it is given",
                "a group that exists and is old enough for a line"
            ),
        };

    private bool HasPeople(Gift gift, District district) =>
        (HasPeople(gift, urban: true) && district.Urban > 0 && gift.Settlement is null or "urban")
        || (HasPeople(gift, urban: false) && district.Rural > 0 && gift.Settlement is null or "rural")
            ? nation.People.Classes.Any(rank =>
                (gift.Class is null || gift.Class == rank.Key) && (district.Place == SettlementType.Capital ? rank.CapitalShare : rank.Share) > 0
            )
            : false;

    private bool HasPeople(Gift gift, bool urban) =>
        nation.People.Work.Any(work =>
            (gift.Work is null || gift.Work == work.Key)
            && (urban ? work.UrbanShare : work.RuralShare) > 0
            && HasAges(Math.Max(gift.AgeFrom, Ages.First(work.Stage)), Math.Min(gift.AgeTo, Ages.Last(work.Stage)))
        );

    private bool HasAges(int from, int to) =>
        nation.People.Ages.Any(band =>
            band.Share > 0 && Math.Max(from, Math.Max(band.From, (int)Math.Ceiling(nation.Adoption.MinimumAge))) <= Math.Min(to, band.To)
        );
}
