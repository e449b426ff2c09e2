using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Ties;

/// <summary>Tells the ties of those whose line began or ended.</summary>
public sealed class Newsroom(SocialGraph graph, int district)
{
    /// <summary>Posts the news of a tick and seals the outbox.</summary>
    /// <param name="changed">In order of time; cleared.</param>
    [SkipLocalsInit]
    public void Tell(List<(int Citizen, bool HasLine)> changed, Outbox outbox)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        foreach (var (citizen, hasLine) in CollectionsMarshal.AsSpan(changed))
        {
            var count = graph.TiesOf(district, citizen, ties);
            foreach (var tie in ties[..count])
            {
                outbox.Post(tie.District, new News(tie.Citizen, tie.Slot, hasLine));
            }
        }

        changed.Clear();
        outbox.Seal();
    }
}

/// <summary>Counts a district's citizens' ties.</summary>
public sealed class TieCount(SocialGraph graph, int district) : ITieCount
{
    [SkipLocalsInit]
    public int TiesOf(int citizen)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        return graph.TiesOf(district, citizen, ties);
    }
}
