using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Model.Awareness;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Gadgets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Citizens;

/// <summary>Creates the description of a citizen that clients get, from the citizen's traits, household, row (state) and social ties.</summary>
internal static class CitizenViews
{
    private const double CentsADollar = 100;

    public static CitizenView Of(RunSetup setup, DistrictIndex ordinal, District district, CitizenIndex citizen)
    {
        Check(setup, ordinal, citizen);
        var row = district.Rows.Citizen(citizen);
        var population = setup.Populations[ordinal];
        var (people, key) = (setup.Nation.People, population.District.Key);
        var traits = population.TraitsOf(citizen);
        var number = population.HouseholdOf(citizen);
        var household = population.MembersOf(number);
        var means = setup.Means.MeansOf(population, number);
        var tower = district.Network.Coverage.TowerOf(traits.Urban, means.Location);
        return new CitizenView(
            IdOf(key, citizen),
            district.Tick,
            setup.Calendar.DateOf(district.Tick),
            traits.Age,
            traits.Male ? "male" : "female",
            people.Work[traits.Work].Key,
            people.Classes[traits.Class].Key,
            traits.Urban ? "urban" : "rural",
            [.. Enumerable.Range(household.First, household.Size).Select(member => IdOf(key, new CitizenIndex(member)))],
            means.IncomeCents / CentsADollar,
            PurseCents(setup, ordinal, district, number) / CentsADollar,
            NameOf(row.Stage),
            row.Has(CitizenFlags.Barred),
            row.Has(CitizenFlags.NameLent),
            setup.Propensities[row.Propensity],
            TiesOf(setup, ordinal, citizen).Length,
            System.Numerics.BitOperations.PopCount(row.Exposure),
            tower >= 0,
            tower >= 0 ? new EntityKey(key, EntityKind.Tower, tower).Id : null,
            [
                .. new[] { row.Handset, row.SecondHandset }
                    .Where(handset => handset != HandsetIndex.None)
                    .Select(handset => new EntityKey(key, EntityKind.Handset, handset).Id),
            ],
            ServicesOf(setup, ordinal, district, citizen, number)
        );
    }

    public static TieView[] TiesOf(RunSetup setup, DistrictIndex ordinal, District district, CitizenIndex citizen)
    {
        Check(setup, ordinal, citizen);
        var exposure = district.Rows.Citizen(citizen).Exposure;
        return
        [
            .. TiesOf(setup, ordinal, citizen)
                .Select(tie => new TieView(
                    tie.OwnSlot,
                    NameOf(TieSlots.KindOf(tie.OwnSlot)),
                    IdOf(setup.Nation.Districts[tie.District].Key, tie.Citizen),
                    (exposure >> tie.OwnSlot & 1) != 0
                )),
        ];
    }

    public static string IdOf(string district, CitizenIndex citizen) => new EntityKey(district, EntityKind.Citizen, citizen).Id;

    private static CitizenServices ServicesOf(RunSetup setup, DistrictIndex ordinal, District district, CitizenIndex citizen, HouseholdIndex household)
    {
        var services = district.Services;
        return new CitizenServices(
            setup.Birthdays.TextOf(ordinal, citizen),
            services.Find<InternetAwareness>()?.Knows(citizen),
            services.Find<ReadingRooms>() is { } rooms && rooms.ReaderOf(citizen) is var reader and >= 0 ? ReaderOf(setup, rooms.Readers[reader]) : null,
            [.. services.All<HouseholdGadgets>().Where(gadget => gadget.Has(household)).Select(gadget => gadget.Key)]
        );
    }

    private static ReaderView ReaderOf(RunSetup setup, in ReaderRow reader) =>
        new(
            setup.Calendar.Start.AddDays(reader.FirstDay),
            reader.Has(ReaderFlags.Terminal),
            reader.Handset != HandsetIndex.None,
            reader.Visits,
            reader.Articles,
            reader.Vetted,
            reader.Posts
        );

    private static Tie[] TiesOf(RunSetup setup, DistrictIndex ordinal, CitizenIndex citizen)
    {
        var ties = new Tie[TieSlots.Count];
        return ties[..setup.Graph.TiesOf(ordinal, citizen, ties)];
    }

    /// <summary>
    /// Returns the savings of a household (its purse), in cents. They are computed on a copy, because updating the purse itself would change state, and a query
    /// must not.
    /// </summary>
    private static Cents PurseCents(RunSetup setup, DistrictIndex ordinal, District district, HouseholdIndex household)
    {
        var purse = district.Purses.Rows[household];
        var address = new HouseholdAddress(setup.Seed, setup.Populations[ordinal].Place, household);
        PurseRule.Open(ref purse, setup.Calendar.DayOf(district.Tick), setup.Purse, address);
        return purse.PurseCents;
    }

    private static void Check(RunSetup setup, DistrictIndex ordinal, CitizenIndex citizen)
    {
        var people = setup.Populations[ordinal].People;
        if (citizen >= people)
        {
            throw new KeyNotFoundException($"District {setup.Nation.Districts[ordinal].Key} has citizens 0 to {people - 1}, none numbered {citizen}.");
        }
    }

    private static string NameOf(AdoptionStage stage) =>
        stage switch
        {
            AdoptionStage.OwnerOfTwo => "owner of two",
            _ => stage.ToString().ToLowerInvariant(),
        };

    private static string NameOf(TieKind kind) => kind.ToString().ToLowerInvariant();
}
