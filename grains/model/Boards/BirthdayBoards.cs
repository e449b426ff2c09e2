using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Boards;

/// <summary>
/// Simulates the birthday boards of a district: intranet pages where readers write posts for the birthdays of people to whom they have social ties. A reader's
/// ties are looked up once and stored by the other person's birthday. A post is written in the tick before the birthday and appears on the board in the
/// birthday's tick.
/// </summary>
public sealed class BirthdayBoards : IDistrictService
{
    private readonly RunInputs _inputs;
    private readonly Birthdays _birthdays;
    private readonly DistrictIndex _district;
    private readonly ReadingRooms _rooms;
    private readonly BoardHabits _habits;
    private readonly List<Note>[] _calendar = [.. Enumerable.Range(0, Birthdays.DaysAYear).Select(_ => new List<Note>())];
    private readonly List<BoardRow> _boards = [];
    private readonly Dictionary<CitizenIndex, int> _boardOf = [];
    private readonly List<CitizenIndex> _heard = [];
    private int _noted;

    public BirthdayBoards(RunInputs inputs, Birthdays birthdays, DistrictIndex district, ReadingRooms rooms)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (_inputs, _birthdays, _district, _rooms) = (inputs, birthdays, district, rooms);
        _habits = new BoardHabits(inputs.Nation.Boards!);
    }

    /// <summary>Returns the birthday board of a citizen; null if nobody has left a post there yet.</summary>
    public BoardRow? Of(CitizenIndex citizen) => _boardOf.TryGetValue(citizen, out var place) ? _boards[place] : null;

    public EntityKind? Entities => EntityKind.Board;

    public FactSheet Describe(int number, Tick tick, DistrictCounts counts)
    {
        var population = _inputs.Populations[_district];
        if (number >= population.People)
        {
            throw new KeyNotFoundException($"District {population.District.Key} has {population.People} citizens, none numbered {number}.");
        }

        var citizen = new CitizenIndex(number);
        var (row, reader) = (Of(citizen), _rooms.ReaderOf(citizen));
        return new FactSheet()
            .Add("citizen", new EntityKey(population.District.Key, EntityKind.Citizen, number).Id, "of citizen")
            .Add("birthday", _birthdays.TextOf(_district, citizen), "birthday")
            .Add("posts", row?.Posts ?? 0, "posts")
            .Add("birthdaysRemembered", row?.Remembered ?? 0, "birthdays remembered")
            .Add("lastPost", row is { } board ? _inputs.Calendar.DateOf(board.LastTick) : null, "last post")
            .Add("isReader", reader >= 0 && _rooms.Readers[reader].IsActive, "read by its owner");
    }

    public void Hear(in TieEvent tieEvent)
    {
        if (tieEvent.Kind == TieEventKind.Post)
        {
            _heard.Add(tieEvent.Citizen);
        }
    }

    public void Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        foreach (var day in _birthdays.DaysOf(tick.Tick))
        {
            tick[BoardMeasures.Birthdays] += _birthdays.PeopleOn(_district, day);
        }

        PutUp(tick);
        NoteNewReaders();
        foreach (var day in _birthdays.DaysOf(tick.Tick + 1))
        {
            LeavePosts(_calendar[day], tick);
        }
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<BoardRow>(CollectionsMarshal.AsSpan(_boards));
    }

    public void Restore(ref RowReader rows)
    {
        foreach (var board in rows.All<BoardRow>())
        {
            _boardOf.Add(board.Citizen, _boards.Count);
            _boards.Add(board);
        }

        NoteNewReaders();
    }

    /// <summary>
    /// Adds the birthday posts that were sent in the previous tick to the boards of their recipients in this district, and counts these posts.
    /// </summary>
    private void PutUp(ServiceTick tick)
    {
        foreach (var citizen in _heard)
        {
            if (_boardOf.TryAdd(citizen, _boards.Count))
            {
                _boards.Add(new BoardRow { Citizen = citizen });
            }

            ref var board = ref CollectionsMarshal.AsSpan(_boards)[_boardOf[citizen]];
            if (board.LastTick != tick.Tick)
            {
                board.Remembered++;
                tick[BoardMeasures.Remembered]++;
            }

            board.LastTick = tick.Tick;
            board.Posts++;
            tick[BoardMeasures.Posts]++;
            var reader = _rooms.ReaderOf(citizen);
            tick[BoardMeasures.PostsRead] += reader >= 0 && _rooms.Reaches(_rooms.Readers[reader], tick.World.Access) ? 1 : 0;
        }

        _heard.Clear();
    }

    [SkipLocalsInit]
    private void NoteNewReaders()
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        for (; _noted < _rooms.Readers.Length; _noted++)
        {
            var count = _inputs.Graph.TiesOf(_district, _rooms.Readers[_noted].Citizen, ties);
            foreach (ref readonly var tie in ties[..count])
            {
                _calendar[_birthdays.DayOf(tie.District, tie.Citizen)].Add(new Note(_noted, tie.Citizen, (ushort)tie.District, tie.Slot, tie.OwnSlot));
            }
        }
    }

    private void LeavePosts(List<Note> notes, ServiceTick tick)
    {
        foreach (ref readonly var note in CollectionsMarshal.AsSpan(notes))
        {
            if (
                _habits.Of(note.OwnSlot).Occurs(tick.Draws.One((note.Reader * TieSlots.Count) + note.OwnSlot, Purpose.BoardPost))
                && _rooms.Reaches(_rooms.Readers[note.Reader], tick.World.Access)
            )
            {
                tick.Post(note.District, new TieEvent(note.Citizen, note.Slot, TieEventKind.Post));
                _rooms.CountPost(note.Reader);
            }
        }
    }

    /// <summary>
    /// A social tie from a reader of the intranet to a person for whose birthday the reader may write a post. It is stored in the list of that person's
    /// birthday, because looking up the tie for every post would take longer.
    /// </summary>
    /// <param name="Reader">The index of the reader among the intranet readers of the district.</param>
    /// <param name="Citizen">The number of the person at the other end of the tie.</param>
    /// <param name="District">The district of that person.</param>
    /// <param name="Slot">The number of the tie among the ties of that person.</param>
    /// <param name="OwnSlot">The number of the tie among the ties of the reader.</param>
    private readonly record struct Note(int Reader, CitizenIndex Citizen, ushort District, byte Slot, byte OwnSlot);
}

/// <summary>
/// The chances that a reader of the intranet leaves a post for a person's birthday. They depend on the social tie: same household, people nearby (neighbours
/// and colleagues), or people far away.
/// </summary>
internal sealed class BoardHabits(BoardParameters boards)
{
    private readonly Probability[] _bySlot =
    [
        .. Enumerable
            .Range(0, TieSlots.Count)
            .Select(slot =>
                Probability.Of(
                    TieSlots.KindOf(slot) switch
                    {
                        TieKind.Household => boards.Household,
                        TieKind.National => boards.Far,
                        _ => boards.Near,
                    }
                )
            ),
    ];

    public Probability Of(int slot) => _bySlot[slot];
}
