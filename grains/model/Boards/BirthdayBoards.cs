using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Runs;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Boards;

/// <summary>
/// The boards of a district's people, and what its readers leave on others'. A reader's ties are walked once and noted under the days of their birthdays; a post that is left in the
/// tick before the birthday is on the board in the birthday's tick.
/// </summary>
public sealed class BirthdayBoards : IDistrictService
{
    private readonly RunSetup _setup;
    private readonly int _district;
    private readonly ReadingRooms _rooms;
    private readonly BoardHabits _habits;
    private readonly List<uint>[] _calendar = [.. Enumerable.Range(0, Birthdays.DaysAYear).Select(_ => new List<uint>())];
    private readonly Dictionary<int, BoardRow> _boards = [];
    private readonly List<int> _heard = [];
    private int _noted;

    public BirthdayBoards(RunSetup setup, int district, ReadingRooms rooms)
    {
        ArgumentNullException.ThrowIfNull(setup);
        (_setup, _district, _rooms) = (setup, district, rooms);
        _habits = new BoardHabits(setup.Nation.Boards!);
    }

    /// <summary>The board of a citizen; null as long as nobody has left a post there.</summary>
    public BoardRow? Of(int citizen) => _boards.TryGetValue(citizen, out var row) ? row : null;

    public void Hear(ReadOnlySpan<News> news)
    {
        foreach (ref readonly var item in news)
        {
            if (item.Kind == NewsKind.Post)
            {
                _heard.Add(item.Citizen);
            }
        }
    }

    public ValueTask Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        foreach (var day in _setup.Birthdays.DaysOf(tick.Tick))
        {
            tick[Measure.Birthdays] += _setup.Birthdays.PeopleOn(_district, day);
        }

        PutUp(tick);
        NoteNewReaders();
        foreach (var day in _setup.Birthdays.DaysOf(tick.Tick + 1))
        {
            LeavePosts(_calendar[day], tick);
        }

        return ValueTask.CompletedTask;
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<BoardRow>([.. _boards.Values.OrderBy(board => board.Citizen)]);
    }

    public void Restore(ref RowReader rows)
    {
        foreach (var board in rows.All<BoardRow>())
        {
            _boards.Add(board.Citizen, board);
        }

        NoteNewReaders();
    }

    /// <summary>What has come for the district's people is on their boards.</summary>
    private void PutUp(ServiceTick tick)
    {
        foreach (var citizen in _heard)
        {
            ref var board = ref CollectionsMarshal.GetValueRefOrAddDefault(_boards, citizen, out var isThere);
            if (!isThere || board.LastTick != tick.Tick)
            {
                board.Remembered++;
                tick[Measure.BirthdaysRemembered]++;
            }

            (board.Citizen, board.LastTick) = (citizen, tick.Tick);
            board.Posts++;
            tick[Measure.BoardPosts]++;
            var reader = _rooms.ReaderOf(citizen);
            tick[Measure.BoardPostsRead] += reader >= 0 && _rooms.Reaches(_rooms.Readers[reader], tick.World.Access) ? 1 : 0;
        }

        _heard.Clear();
    }

    [SkipLocalsInit]
    private void NoteNewReaders()
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        for (; _noted < _rooms.Readers.Length; _noted++)
        {
            var count = _setup.Graph.TiesOf(_district, _rooms.Readers[_noted].Citizen, ties);
            foreach (ref readonly var tie in ties[..count])
            {
                _calendar[_setup.Birthdays.DayOf(tie.District, tie.Citizen)].Add(((uint)_noted * TieSlots.Count) + tie.OwnSlot);
            }
        }
    }

    private void LeavePosts(List<uint> noted, ServiceTick tick)
    {
        foreach (var note in CollectionsMarshal.AsSpan(noted))
        {
            var (place, slot) = ((int)(note / TieSlots.Count), (int)(note % TieSlots.Count));
            ref readonly var reader = ref _rooms.Readers[place];
            if (_habits.Of(slot).Strikes(tick.Draws.One((int)note, Purpose.BoardPost)) && _rooms.Reaches(reader, tick.World.Access))
            {
                Leave(reader.Citizen, slot, tick);
                _rooms.CountPost(place);
            }
        }
    }

    [SkipLocalsInit]
    private void Leave(int citizen, int slot, ServiceTick tick)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        foreach (ref readonly var tie in ties[.._setup.Graph.TiesOf(_district, citizen, ties)])
        {
            if (tie.OwnSlot == slot)
            {
                tick.Post(tie.District, new News(tie.Citizen, tie.Slot, NewsKind.Post));
                return;
            }
        }
    }
}

/// <summary>How likely posts are, by tie slot.</summary>
internal sealed class BoardHabits(BoardParameters boards)
{
    private readonly Probability[] _bySlot = [.. Enumerable.Range(0, TieSlots.Count).Select(slot => Probability.Of(TieSlots.KindOf(slot) switch
    {
        TieKind.Household => boards.Household,
        TieKind.National => boards.Far,
        _ => boards.Near,
    }))];

    public Probability Of(int slot) => _bySlot[slot];
}
