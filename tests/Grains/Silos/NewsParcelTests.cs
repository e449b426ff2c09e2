using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Silos;
using CsCheck;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class NewsParcelTests
{
    private const int Districts = 5;

    private static readonly Gen<News> GenNews = Gen.Select(Gen.Int[0, 1000], Gen.Byte[0, 31], Gen.Bool, (citizen, slot, hasLine) =>
        new News(new CitizenIndex(citizen), slot, hasLine)
    );

    [Fact]
    public void What_goes_in_comes_out_whatever_the_chunks() =>
        Gen.Select(Gen.Int[96, 400], Gen.Select(Gen.Int[0, Districts - 1], Gen.Int[0, 9], GenNews.Array[0, 50]).Array[0, 20])
            .Sample(
                (most, entries) =>
                {
                    var parcel = new NewsParcel(At(2), 9, 0, most);
                    foreach (var (district, called, news) in entries)
                    {
                        parcel.Add(district, district, called, news);
                    }

                    var chunks = parcel.Close();
                    var inbox = new NewsInbox(Districts);
                    chunks.ForEach(chunk => NewsParcel.Open(chunk, At(2), 9, inbox));

                    Assert.DoesNotContain(chunks, chunk => chunk.Length < 1 || chunk.Length > most);
                    for (var district = 0; district < Districts; district++)
                    {
                        var sent = entries.Where(entry => entry.Item1 == district).ToList();
                        Assert.Equal(sent.Sum(entry => entry.Item2), inbox.CalledMilliErlangs(district));
                        Assert.Equal(sent.SelectMany(entry => entry.Item3), inbox.For(district).SelectMany(item => item.News.ToArray()));
                    }
                }
            );

    [Theory]
    [InlineData(2, 8)]
    [InlineData(3, 9)]
    public void News_of_another_epoch_or_a_later_tick_are_refused(int epoch, int tick)
    {
        var parcel = new NewsParcel(At(2), 9, 0);
        parcel.Add(0, 1, 5, []);

        Assert.Throws<InvalidDataException>(() => NewsParcel.Open(parcel.Close()[0], At(epoch), tick, new NewsInbox(Districts)));
    }

    /// <summary>Two silos send chunks of the same numbers; each chunk arrives twice, and once more after its tick.</summary>
    [Fact]
    public void A_chunk_that_is_received_again_changes_nothing()
    {
        var inbox = new NewsInbox(Districts);
        for (var sender = 0; sender < 2; sender++)
        {
            var parcel = new NewsParcel(At(2), 9, sender, 80);
            parcel.Add(
                sender,
                0,
                5,
                [
                    new News(new CitizenIndex(1), 0, true),
                    new News(new CitizenIndex(2), 0, true),
                    new News(new CitizenIndex(3), 0, true),
                    new News(new CitizenIndex(4), 0, true),
                ]
            );
            var chunks = parcel.Close();
            Assert.True(chunks.Count > 1);
            chunks.ForEach(chunk => NewsParcel.Open(chunk, At(2), 9, inbox));
            chunks.ForEach(chunk => NewsParcel.Open(chunk, At(2), 9, inbox));
        }

        Assert.Equal(10, inbox.CalledMilliErlangs(0));
        Assert.Equal(8, inbox.For(0).Sum(item => item.News.Length));

        var late = new NewsParcel(At(2), 9, 0);
        late.Add(0, 1, 7, []);
        inbox.Clear();
        NewsParcel.Open(late.Close()[0], At(2), 10, inbox);
        Assert.Equal(0, inbox.CalledMilliErlangs(1));
    }

    [Fact]
    public void Where_there_is_nothing_to_send_there_is_no_chunk()
    {
        var parcel = new NewsParcel(At(2), 9, 0);
        parcel.Add(0, 1, 0, []);

        Assert.Empty(parcel.Close());
    }

    [Fact]
    public void News_are_put_in_the_order_of_their_sources()
    {
        var inbox = new NewsInbox(Districts);
        inbox.Put(3, 0, 0, new[] { new News(new CitizenIndex(3), 0, true) });
        inbox.Put(1, 0, 0, new[] { new News(new CitizenIndex(1), 0, true) });
        inbox.Put(3, 0, 0, new[] { new News(new CitizenIndex(4), 0, true) });

        inbox.Sort();

        Assert.Equal([1, 3, 4], inbox.For(0).Select(item => item.News.Span[0].Citizen.Value));
    }

    private static RunEpoch At(int number) => new(default, number);
}
