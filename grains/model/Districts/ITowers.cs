using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Model.Districts;

/// <summary>How a district reaches its cell towers, numbered from 0 in order of opening.</summary>
public interface ITowers
{
    /// <summary>A tower comes to be, with the next number.</summary>
    ValueTask<TowerReport> Build(int tower, TowerRow opened);

    /// <summary>A tower takes a step under the traffic that it is offered.</summary>
    ValueTask<TowerReport> Step(int tower, TowerOrder order);

    /// <summary>A tower is told to do something.</summary>
    ValueTask<TowerReport> Tell(int tower, TowerCommand command, int channels);
}

/// <param name="OfferedMilliErlangs">Busy-hour traffic of simulated people.</param>
public readonly record struct TowerOrder(long OfferedMilliErlangs, TowerKnowledge Known, Words Draws);

/// <summary>A tower after what it was asked to do; the outcome is empty where that was not a step.</summary>
public readonly record struct TowerReport(TowerRow Row, TowerOutcome Outcome);

/// <summary>A district's towers in resident delivery: rows in the district's own list.</summary>
public sealed class TowerRows : ITowers
{
    private readonly List<TowerRow> _rows = [];

    public ValueTask<TowerReport> Build(int tower, TowerRow opened)
    {
        _rows.Add(opened);
        return new(new TowerReport(opened, default));
    }

    public ValueTask<TowerReport> Step(int tower, TowerOrder order)
    {
        var row = _rows[tower];
        var outcome = TowerRule.Step(ref row, order.OfferedMilliErlangs, order.Known, order.Draws);
        _rows[tower] = row;
        return new(new TowerReport(row, outcome));
    }

    public ValueTask<TowerReport> Tell(int tower, TowerCommand command, int channels)
    {
        var row = _rows[tower];
        TowerRule.Apply(ref row, command, channels);
        _rows[tower] = row;
        return new(new TowerReport(row, default));
    }
}
