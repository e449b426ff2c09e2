using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;

namespace AdoptionSim.Benchmarks.Wish;

/// <summary>A cohort that keeps what it was given in the wish phase of one tick: the rows as they were before, and what was known.</summary>
internal sealed class Recorder(CitizenRow[] citizens, ITieCount ties, int tick) : IDelivery
{
    private readonly Cohort _cohort = new(citizens, ties);
    private int _tick;

    /// <summary>The rows before the step.</summary>
    public CitizenRow[] Rows { get; private set; } = [];

    public WishKnowledge? Known { get; private set; }

    public ITieCount Ties => ties;

    public int Handsets => _cohort.Handsets;

    public long Messages => _cohort.Messages;

    public ValueTask StepCitizens(WishKnowledge known, WishTally tally)
    {
        if (++_tick == tick)
        {
            (Rows, Known) = (_cohort.Citizens.ToArray(), known);
        }

        return _cohort.StepCitizens(known, tally);
    }

    public ValueTask StepHandsets(UseKnowledge known, UseTally tally) => _cohort.StepHandsets(known, tally);

    public ValueTask<CitizenReply> Tell(int citizen, CitizenEffect effect) => _cohort.Tell(citizen, effect);

    public ValueTask<HandsetReply> Tell(int handset, HandsetEffect effect) => _cohort.Tell(handset, effect);

    public ValueTask Hear(ReadOnlyMemory<News> news) => _cohort.Hear(news);

    public ValueTask Make(HandsetRow born) => _cohort.Make(born);

    public ValueTask Start(int handset, NewLine line) => _cohort.Start(handset, line);

    public ValueTask<RowSnapshot> Snapshot() => _cohort.Snapshot();
}
