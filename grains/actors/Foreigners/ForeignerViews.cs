using AdoptionSim.Interfaces.Foreigners;
using AdoptionSim.Model.Foreigners;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;

namespace AdoptionSim.Actors.Foreigners;

/// <summary>A foreigner as those outside see it.</summary>
internal static class ForeignerViews
{
    public static ForeignerView Of(RunSetup setup, NationServices services, int tick, string key, int number)
    {
        var cohort = services.All<ForeignCohortRows>().FirstOrDefault(cohort => cohort.Key == key)
            ?? throw new KeyNotFoundException($"There is no cohort {key}, but {string.Join(", ", services.All<ForeignCohortRows>().Select(each => each.Key))}.");
        if (cohort.Find(number) is { } row)
        {
            return Of(setup, cohort, tick, row);
        }

        var there = cohort.Rows is [.., var last] ? $"{key}/{last.Number} is there" : "nobody of the cohort is there";
        throw new KeyNotFoundException(
            number < cohort.Next ? $"{key}/{number} has left the country; {there}." : $"Of cohort {key} {cohort.Next} have come so far, none numbered {number}; {there}.");
    }

    private static ForeignerView Of(RunSetup setup, ForeignCohortRows cohort, int tick, in ForeignerRow row)
    {
        var start = setup.Scenario.Start;
        return new ForeignerView(
            $"{cohort.Key}/{row.Number}",
            tick,
            setup.Calendar.DateOf(tick),
            cohort.Cohort.Kind == ForeignerKind.Resident ? "resident" : "tourist",
            setup.Nation.Districts[row.Host].Key,
            start.AddDays(row.Arrived),
            start.AddDays(row.Leaves),
            row.Has(ForeignerFlags.Sim),
            row.Has(ForeignerFlags.Data),
            row.Has(ForeignerFlags.Broadband),
            row.Seconds / 60,
            row.Messages,
            row.Photos,
            row.PostsOverData,
            row.FirstOverData == ForeignerRow.Never ? null : start.AddDays(row.FirstOverData));
    }
}
