using AdoptionSim.Model.Boards;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Boards;

public sealed class BirthdayBoardsTests
{
    private const int Ticks = 60;
    private static readonly Question Islandia = Question.Load("islandia");

    [Fact]
    public void Birthdays_are_spread_evenly_and_everyone_has_one_a_year()
    {
        var setup = Setup(Islandia.Nation);
        for (var district = new DistrictIndex(0); district < setup.Populations.Length; district++)
        {
            if (Islandia.Nation.Districts[district].Place == SettlementType.Closed)
            {
                Assert.Equal(0, setup.Birthdays.PeopleOn(district, 100));
                continue;
            }

            var people = setup.Populations[district].People;
            var days = Enumerable
                .Range(0, people)
                .Select(citizen => setup.Birthdays.DayOf(district, new CitizenIndex(citizen)))
                .CountBy(day => day)
                .ToDictionary();

            Assert.All(Enumerable.Range(0, Birthdays.DaysAYear), day => Assert.Equal(days.GetValueOrDefault(day), setup.Birthdays.PeopleOn(district, day)));
            Assert.InRange(days.Values.Max() - setup.Birthdays.PeopleOn(district, 0), -1, 1);
        }
    }

    [Fact]
    public void Ticks_cover_each_day_of_the_year_once_per_year()
    {
        var setup = Setup(Islandia.Nation);
        var days = Enumerable
            .Range(1, 4 * 53)
            .SelectMany(tick => setup.Birthdays.DaysOf(new Tick(tick)))
            .Take(4 * Birthdays.DaysAYear)
            .CountBy(day => day)
            .ToList();

        Assert.Equal(Birthdays.DaysAYear, days.Count);
        Assert.All(days, day => Assert.Equal(4, day.Value));
    }

    [Fact]
    public async Task Only_readers_post_and_only_on_birthdays_of_their_ties()
    {
        var setup = Setup(Islandia.Nation);
        var run = new LocalRun(setup);
        var wanted = new Dictionary<(int District, int Citizen), int>();
        var counted = 0L;
        await run.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            for (var district = 0; district < run.Districts.Count; district++)
            {
                foreach (var (to, tieEvents) in run.Districts[district].Outbox.Posted)
                {
                    wanted[(to, tieEvents.Citizen)] = tick + 1;
                    var ties = new Tie[TieSlots.Count];
                    var count = setup.Graph.TiesOf(to, tieEvents.Citizen, ties);
                    var poster = ties[..count].Single(tie => tie.OwnSlot == tieEvents.Slot);
                    Assert.Equal(district, poster.District);
                    Assert.True(run.Districts[district].Services.Find<ReadingRooms>()!.ReaderOf(poster.Citizen) >= 0, "One who does not read left a post.");
                    Assert.Contains(setup.Birthdays.DayOf(to, tieEvents.Citizen), setup.Birthdays.DaysOf(new Tick(tick + 1)));
                    counted += tick < Ticks ? 1 : 0;
                }
            }
        });

        Assert.True(counted > 100);
        Assert.Equal(counted, run.Over(1, Ticks, BoardMeasures.Posts));
        Assert.InRange(run.Over(1, Ticks, BoardMeasures.Remembered), 1, Math.Min(counted, run.Over(1, Ticks, BoardMeasures.Birthdays)));
        Assert.InRange(run.Over(1, Ticks, BoardMeasures.PostsRead), 1, counted - 1);
    }

    [Fact]
    public async Task A_board_counts_how_often_each_person_was_remembered()
    {
        var run = await new LocalRun(Setup(Islandia.Nation)).ToEnd(ticks: Ticks);
        var boards = run
            .Districts.SelectMany(
                (district, ordinal) =>
                    Enumerable
                        .Range(0, run.Setup.Populations[ordinal].People)
                        .Select(citizen => district.Services.Find<BirthdayBoards>()!.Of(new CitizenIndex(citizen)))
                        .OfType<BoardRow>()
            )
            .ToList();

        Assert.Equal(run.Over(1, Ticks, BoardMeasures.Posts), boards.Sum(board => board.Posts));
        Assert.Equal(run.Over(1, Ticks, BoardMeasures.Remembered), boards.Sum(board => board.Remembered));
        Assert.All(boards, board => Assert.InRange(board.Remembered, 1, 2));
    }

    [Fact]
    public async Task Zero_chances_give_no_posts_and_family_alone_leaves_fewer()
    {
        var none = await Run(boards =>
            boards with
            {
                Household = boards.Household with { Value = 0 },
                Near = boards.Near with { Value = 0 },
                Far = boards.Far with { Value = 0 },
            }
        );
        var family = await Run(boards => boards with { Near = boards.Near with { Value = 0 }, Far = boards.Far with { Value = 0 } });
        var all = await Run(boards => boards);

        Assert.Equal(0, none.Over(1, Ticks, BoardMeasures.Posts));
        Assert.InRange(family.Over(1, Ticks, BoardMeasures.Posts), 1, all.Over(1, Ticks, BoardMeasures.Posts) - 1);
    }

    private static Task<LocalRun> Run(Func<BoardParameters, BoardParameters> change) =>
        new LocalRun(Setup(Islandia.Nation with { Boards = change(Islandia.Nation.Boards!) })).ToEnd(ticks: Ticks);

    private static RunSetup Setup(Nation nation) => new(nation, Islandia.Scenario, 1, 0.1, 7);
}
