using System.Numerics;
using System.Runtime.CompilerServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Citizens;

public sealed class CitizenRowTests
{
    private static int ExposureLevel(CitizenRow row) => row.Code % CitizenRow.Levels;

    private static readonly Gen<(int Slot, bool HasLine)[]> TieEvent = Gen.Select(Gen.Int[0, TieSlots.Count - 1], Gen.Bool).Array[0, 40];

    [Fact]
    public void A_citizen_takes_16_bytes() => Assert.Equal(16, Unsafe.SizeOf<CitizenRow>());

    [Fact]
    public void Row_stores_each_stage_and_propensity_under_a_unique_code()
    {
        var codes = new HashSet<int>();
        foreach (var stage in Enum.GetValues<AdoptionStage>())
        {
            for (var propensity = 0; propensity < CitizenRow.Levels; propensity++)
            {
                var row = new CitizenRow(stage, propensity);
                Assert.Equal((stage, propensity, 0), (row.Stage, row.Propensity, ExposureLevel(row)));
                Assert.InRange(row.Code, 0, CitizenRow.Codes - 1);
                Assert.True(codes.Add(row.Code));
            }
        }
    }

    [Fact]
    public void Exposure_rounds_the_share_of_ties_with_lines_to_sevenths() =>
        Gen.Select(Gen.Int[1, TieSlots.Count], TieEvent)
            .Sample(
                (ties, tieEvents) =>
                {
                    var row = new CitizenRow(AdoptionStage.Aware, 3);
                    row.CountTies(ties);
                    var heard = Apply(ref row, tieEvents.Where(item => item.Slot < ties));
                    Assert.Equal(heard, row.Exposure);
                    var sevenths = 7.0 * BitOperations.PopCount(heard) / ties;
                    Assert.InRange(ExposureLevel(row), (int)Math.Floor(sevenths), (int)Math.Ceiling(sevenths));
                    Assert.Equal((AdoptionStage.Aware, 3), (row.Stage, row.Propensity));
                }
            );

    /// <summary>Over all choices of the slots, the mean level is the share of ties with a line.</summary>
    [Theory]
    [InlineData(12, 1)]
    [InlineData(20, 1)]
    [InlineData(9, 2)]
    [InlineData(13, 3)]
    public void Rounding_exposure_neither_raises_nor_lowers_its_mean(int ties, int withLine)
    {
        var choices = new List<uint> { 0 };
        for (var line = 0; line < withLine; line++)
        {
            choices =
            [
                .. choices.SelectMany(slots => Enumerable.Range(0, TieSlots.Count).Where(slot => slots >> slot == 0).Select(slot => slots | (1u << slot))),
            ];
        }

        var levels = choices.Select(slots =>
        {
            var row = new CitizenRow(AdoptionStage.Aware, 3);
            row.CountTies(ties);
            Apply(ref row, Enumerable.Range(0, TieSlots.Count).Where(slot => (slots >> slot & 1) != 0).Select(slot => (slot, true)));
            return (double)ExposureLevel(row);
        });

        Assert.Equal(7.0 * withLine / ties, levels.Average(), 0.05);
    }

    [Fact]
    public void Ties_are_counted_only_at_the_first_event()
    {
        var ties = new Counting(5);
        var row = new CitizenRow(AdoptionStage.Unaware, 0);
        row.Set(CitizenFlags.OfAge, true);

        CitizenEffects.Hear(ref row, new CitizenIndex(7), 3, true, ties);
        CitizenEffects.Hear(ref row, new CitizenIndex(7), 4, true, ties);

        Assert.Equal((1, 5), (ties.Asked, row.Ties));
    }

    [Fact]
    public void Child_records_a_tie_with_a_line_without_counting_ties()
    {
        var ties = new Counting(5);
        var row = new CitizenRow(AdoptionStage.Out, 0);
        CitizenEffects.Hear(ref row, new CitizenIndex(7), 3, true, ties);
        Assert.Equal((0, 0, 1u << 3, 0), (ties.Asked, row.Ties, row.Exposure, ExposureLevel(row)));
    }

    [Fact]
    public void Hearing_twice_is_hearing_once() =>
        TieEvent.Sample(tieEvents =>
        {
            var (once, twice) = (Exposed(5), Exposed(5));
            Apply(ref once, tieEvents);
            Apply(ref twice, tieEvents.SelectMany(item => new[] { item, item }));
            Assert.Equal(once, twice);
        });

    [Fact]
    public void Events_of_different_ties_commute() =>
        (
            from tieEvents in TieEvent
            let distinct = tieEvents.DistinctBy(item => item.Slot).ToArray()
            from shuffled in Gen.Shuffle(distinct)
            select (distinct, shuffled.ToArray())
        ).Sample(
            (heard, shuffled) =>
            {
                var (straight, mixed) = (Exposed(11), Exposed(11));
                Apply(ref straight, heard);
                Apply(ref mixed, shuffled);
                Assert.Equal(straight, mixed);
            }
        );

    private static CitizenRow Exposed(int ties)
    {
        var row = new CitizenRow(AdoptionStage.Unaware, 1);
        row.CountTies(ties);
        return row;
    }

    private static uint Apply(ref CitizenRow row, IEnumerable<(int Slot, bool HasLine)> tieEvents)
    {
        var heard = 0u;
        foreach (var (slot, hasLine) in tieEvents)
        {
            row.Hear(slot, hasLine);
            heard = hasLine ? heard | (1u << slot) : heard & ~(1u << slot);
        }

        return heard;
    }

    private sealed class Counting(int ties) : ITieCount
    {
        public int Asked { get; private set; }

        public int TiesOf(CitizenIndex citizen)
        {
            Asked++;
            return ties;
        }
    }
}
