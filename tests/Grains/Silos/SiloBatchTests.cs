using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Silos;
using CsCheck;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class SiloBatchTests
{
    private const int Districts = 5;

    private static readonly Gen<TieEvent> GenTieEvent = Gen.Select(Gen.Int[0, 1000], Gen.Byte[0, 31], Gen.Bool, (citizen, slot, hasLine) =>
        new TieEvent(new CitizenIndex(citizen), slot, hasLine)
    );

    [Fact]
    public void What_goes_in_comes_out_whatever_the_chunks() =>
        Gen.Select(Gen.Int[96, 400], Gen.Select(Gen.Int[0, Districts - 1], Gen.Int[0, 9], GenTieEvent.Array[0, 50]).Array[0, 20])
            .Sample(
                (most, entries) =>
                {
                    var parcel = new SiloBatch(At(2), new Tick(9), 0, most);
                    foreach (var (district, called, tieEvents) in entries)
                    {
                        parcel.Add(new DistrictIndex(district), new DistrictIndex(district), called, tieEvents);
                    }

                    var chunks = parcel.Close();
                    var inbox = new Inbox(Districts);
                    chunks.ForEach(chunk => SiloBatch.Open(chunk, At(2), new Tick(9), inbox));

                    Assert.DoesNotContain(chunks, chunk => chunk.Length < 1 || chunk.Length > most);
                    for (var district = new DistrictIndex(0); district < Districts; district++)
                    {
                        var sent = entries.Where(entry => entry.Item1 == district).ToList();
                        Assert.Equal(sent.Sum(entry => entry.Item2), inbox.CalledMilliErlangs(district));
                        Assert.Equal(sent.SelectMany(entry => entry.Item3), inbox.For(district).SelectMany(item => item.TieEvents.ToArray()));
                    }
                }
            );

    [Theory]
    [InlineData(2, 8)]
    [InlineData(3, 9)]
    public void News_of_another_epoch_or_a_later_tick_are_refused(int epoch, int tick)
    {
        var parcel = new SiloBatch(At(2), new Tick(9), 0);
        parcel.Add(new DistrictIndex(0), new DistrictIndex(1), 5, []);

        Assert.Throws<InvalidDataException>(() => SiloBatch.Open(parcel.Close()[0], At(epoch), new Tick(tick), new Inbox(Districts)));
    }

    /// <summary>Two silos send chunks of the same numbers; each chunk arrives twice, and once more after its tick.</summary>
    [Fact]
    public void A_chunk_that_is_received_again_changes_nothing()
    {
        var inbox = new Inbox(Districts);
        for (var sender = 0; sender < 2; sender++)
        {
            var parcel = new SiloBatch(At(2), new Tick(9), sender, 80);
            parcel.Add(
                new DistrictIndex(sender),
                new DistrictIndex(0),
                5,
                [
                    new TieEvent(new CitizenIndex(1), 0, true),
                    new TieEvent(new CitizenIndex(2), 0, true),
                    new TieEvent(new CitizenIndex(3), 0, true),
                    new TieEvent(new CitizenIndex(4), 0, true),
                ]
            );
            var chunks = parcel.Close();
            Assert.True(chunks.Count > 1);
            chunks.ForEach(chunk => SiloBatch.Open(chunk, At(2), new Tick(9), inbox));
            chunks.ForEach(chunk => SiloBatch.Open(chunk, At(2), new Tick(9), inbox));
        }

        Assert.Equal(10, inbox.CalledMilliErlangs(new DistrictIndex(0)));
        Assert.Equal(8, inbox.For(new DistrictIndex(0)).Sum(item => item.TieEvents.Length));

        var late = new SiloBatch(At(2), new Tick(9), 0);
        late.Add(new DistrictIndex(0), new DistrictIndex(1), 7, []);
        inbox.Clear();
        SiloBatch.Open(late.Close()[0], At(2), new Tick(10), inbox);
        Assert.Equal(0, inbox.CalledMilliErlangs(new DistrictIndex(1)));
    }

    [Fact]
    public void Where_there_is_nothing_to_send_there_is_no_chunk()
    {
        var parcel = new SiloBatch(At(2), new Tick(9), 0);
        parcel.Add(new DistrictIndex(0), new DistrictIndex(1), 0, []);

        Assert.Empty(parcel.Close());
    }

    [Fact]
    public void News_are_put_in_the_order_of_their_sources()
    {
        var inbox = new Inbox(Districts);
        inbox.Put(new DistrictIndex(3), new DistrictIndex(0), 0, new[] { new TieEvent(new CitizenIndex(3), 0, true) });
        inbox.Put(new DistrictIndex(1), new DistrictIndex(0), 0, new[] { new TieEvent(new CitizenIndex(1), 0, true) });
        inbox.Put(new DistrictIndex(3), new DistrictIndex(0), 0, new[] { new TieEvent(new CitizenIndex(4), 0, true) });

        inbox.Sort();

        Assert.Equal([1, 3, 4], inbox.For(new DistrictIndex(0)).Select(item => item.TieEvents.Span[0].Citizen.Value));
    }

    private static RunEpoch At(int number) => new(default, number);
}
