using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Runs;
using AdoptionSim.Model.Ties;

namespace AdoptionSim.Model.Districts;

/// <summary>Tells the ties of those whose line began or ended.</summary>
public sealed class Newsroom(RunSetup setup, int district)
{
    /// <summary>Posts the news of a tick and seals the outbox.</summary>
    /// <param name="changed">In order of time; cleared.</param>
    [SkipLocalsInit]
    public void Tell(List<(int Citizen, bool HasLine)> changed, Outbox outbox)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        foreach (var (citizen, hasLine) in CollectionsMarshal.AsSpan(changed))
        {
            var count = setup.Graph.TiesOf(district, citizen, ties);
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
public sealed class TieCount(RunSetup setup, int district) : Citizens.ITieCount
{
    [SkipLocalsInit]
    public int TiesOf(int citizen)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        return setup.Graph.TiesOf(district, citizen, ties);
    }
}
