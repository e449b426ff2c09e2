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
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Setup;

/// <summary>All services that there are. A new one is registered here, in one line.</summary>
internal static class ServiceModules
{
    /// <summary>Returns those of a nation. Their order is part of the hash of the rows: a new one goes to the end.</summary>
    public static ImmutableArray<IServiceModule> Of(RunInputs inputs, Persons persons, Birthdays birthdays)
    {
        IServiceModule?[] all =
        [
            ForeignersModule.Of(inputs),
            IntranetModule.Of(inputs, persons),
            BoardsModule.Of(inputs, birthdays),
            CinemaModule.Of(inputs),
            AwarenessModule.Of(inputs),
            GadgetsModule.Of(inputs),
        ];
        return [.. all.OfType<IServiceModule>()];
    }
}
