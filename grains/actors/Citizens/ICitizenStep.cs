using AdoptionSim.Actors.Messages;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;

namespace AdoptionSim.Actors.Citizens;

/// <summary>
/// What a citizen's district sends it in message delivery, where the citizen's grain holds its own row. Arguments are shared with
/// all citizens of the district: a citizen is where its district is.
/// </summary>
[Alias("adoptsim.citizen-step")]
public interface ICitizenStep : IGrainWithStringKey
{
    /// <summary>Comes to be, or goes back, to a row. Where it is not on the silo yet, it moves there as soon as it can: tell it again.</summary>
    ValueTask<bool> Place(Packed<CitizenRow> row, SiloAddress silo);

    /// <summary>Takes the step of a tick.</summary>
    ValueTask<Packed<WishOutcome>> Step([Immutable] WishKnowledge known);

    ValueTask<Packed<CitizenReply>> Tell(Packed<CitizenEffect> effect);

    /// <summary>A tie's line has begun or ended; answers with the row.</summary>
    ValueTask<Packed<CitizenRow>> Hear(Packed<News> news);

    /// <summary>Does nothing: what a message costs without a rule.</summary>
    ValueTask<Packed<WishOutcome>> Idle([Immutable] WishKnowledge known);
}
