using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Sends tie events for citizens whose line began or ended.</summary>
public sealed class TieEventSender(SocialGraph graph, DistrictIndex district)
{
    /// <summary>Posts the tie events of a tick and seals the outbox.</summary>
    /// <param name="changed">The citizens in order of time; the list is cleared.</param>
    [SkipLocalsInit]
    public void Tell(List<(CitizenIndex Citizen, bool HasLine)> changed, Outbox outbox)
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
