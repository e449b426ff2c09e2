using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Sends messages along the social ties of citizens who got their first phone line or lost their last one.</summary>
public sealed class TieEventSender(SocialGraph graph, DistrictIndex district)
{
    /// <summary>Posts a message (tie event) along every social tie of each citizen in a list, then closes the outbox for the tick (Seal).</summary>
    /// <param name="changed">The citizens who got their first phone line or lost their last one, in order of time. The list is cleared.</param>
    [SkipLocalsInit]
    public void Send(List<(CitizenIndex Citizen, bool HasLine)> changed, Outbox outbox)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        foreach (var (citizen, hasLine) in CollectionsMarshal.AsSpan(changed))
        {
            var count = graph.TiesOf(district, citizen, ties);
            foreach (var tie in ties[..count])
            {
                outbox.Post(tie.District, new TieEvent(tie.Citizen, tie.Slot, hasLine));
            }
        }

        changed.Clear();
        outbox.Seal();
    }
}
