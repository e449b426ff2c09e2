using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Rules.Tests.Measuring;

public sealed class RatioTests
{
    private const double Scale = 0.5;

    private static readonly PlaceConstants Constants = new(People: 200, PeopleFrom15: 100);

    [Fact]
    public void A_ratio_to_people_divides_by_the_simulated_people()
    {
        var counts = CountRows.ZeroRow();
        (counts[(int)PhoneMeasures.Subscribers], counts[(int)PhoneMeasures.UniqueOwners]) = (20, 15);

        Assert.Equal((20.0, 30.0), (PhoneMeasures.Penetration.Of(counts, Constants, Scale), PhoneMeasures.PenetrationFrom15.Of(counts, Constants, Scale)));
        Assert.Null(PhoneMeasures.Penetration.Of(counts, default, Scale));
    }

    [Fact]
    public void A_ratio_of_measures_does_not_depend_on_the_scale()
    {
        var counts = CountRows.ZeroRow();
        (counts[(int)CinemaMeasures.SeatsTaken], counts[(int)CinemaMeasures.Annoyed]) = (2_000, 15);

        Assert.Equal((7.5, 7.5), (CinemaMeasures.AnnoyedPerThousand.Of(counts, Constants, Scale), CinemaMeasures.AnnoyedPerThousand.Of(counts, Constants, 1)));
        Assert.Null(CinemaMeasures.AnnoyedPerThousand.Of(CountRows.ZeroRow(), Constants, Scale));
    }

    [Fact]
    public void Goodwill_is_a_sum_of_255ths_over_the_lines()
    {
        var counts = CountRows.ZeroRow();
        (counts[(int)NetworkMeasures.Goodwill], counts[(int)PhoneMeasures.Subscribers]) = (2 * 255, 4);

        Assert.Equal((50.0, 0.5), (NetworkMeasures.MeanGoodwill.Of(counts, Constants, Scale), NetworkMeasures.MeanGoodwill.OfCounts(2 * 255, 4)));
    }

    [Fact]
    public void The_share_that_passed_is_of_all_articles_decided() =>
        Assert.Equal(
            0.75,
            IntranetMeasures.VettingPassed.Of(measure =>
                measure switch
                {
                    NationMeasure.VettedArticles => 30,
                    NationMeasure.VettingRefused => 10,
                    _ => throw new NotSupportedException(),
                }
            )
        );
}
