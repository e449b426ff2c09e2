using System.Collections.Immutable;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Awareness;
using AdoptionSim.Model.Boards;
using AdoptionSim.Model.Cinemas;
using AdoptionSim.Model.Foreigners;
using AdoptionSim.Model.Gadgets;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.PhoneMonths;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Setup;

/// <summary>The registry of all services other than the phone, such as the intranet. A new service is added here, in one line.</summary>
internal static class ServiceModules
{
    /// <summary>
    /// Creates the services that a nation's file describes. Their order affects the hash of the run's state: a new service is added at the end.
    /// </summary>
    /// <param name="countsPhoneMonths">True if months with a phone are counted for each person.</param>
    public static ImmutableArray<IServiceModule> Of(RunInputs inputs, AccessGroups persons, Birthdays birthdays, bool countsPhoneMonths)
    {
        var nation = inputs.Nation;
        IServiceModule?[] all =
        [
            nation.Foreigners is null ? null : new ForeignersModule(inputs),
            nation.Intranet is null ? null : new IntranetModule(inputs, persons),
            nation.Boards is null ? null : new BoardsModule(inputs, birthdays),
            nation.Cinema is null ? null : new CinemaModule(inputs),
            nation.Internet is null ? null : new AwarenessModule(inputs),
            nation.Gadgets is null ? null : new GadgetsModule(inputs),
            countsPhoneMonths ? new PhoneMonthsModule(inputs) : null,
        ];
        return [.. all.OfType<IServiceModule>()];
    }
}
