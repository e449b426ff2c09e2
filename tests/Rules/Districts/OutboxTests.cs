using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class OutboxTests
{
    private const int Districts = 6;

    [Fact]
    public void Outbox_groups_tie_events_by_district_in_posting_order() =>
        Gen.Int[0, Districts - 1]
            .Array[0, 60]
            .Array[1, 4]
            .Sample(ticks =>
            {
                // The outbox is reused at every tick, and must not keep messages of the last one.
                var outbox = new Outbox(Districts);
                foreach (var targets in ticks)
                {
                    var posted = targets
                        .Select((target, number) => (target, TieEvent: new TieEvent(new CitizenIndex(number), (byte)(number % 32), number % 2 == 0)))
                        .ToList();
                    posted.ForEach(item => outbox.Post(new DistrictIndex(item.target), item.TieEvent));
                    outbox.Seal();
                    for (var district = new DistrictIndex(0); district < Districts; district++)
                    {
                        Assert.Equal(posted.Where(item => item.target == district).Select(item => item.TieEvent), outbox.For(district).ToArray());
                    }
                }
            });
}
