using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Grains.Tests.Telemetry;

public sealed class PlaceMetricTests
{
    /// <summary>The kind of a measure and that of its metric are declared separately and must agree.</summary>
    [Fact]
    public void Counters_sum_over_ticks_and_gauges_read_one_tick() => Assert.All(PlaceMetric.OfPlaces.Concat(PlaceMetric.OfProvinces), metric =>
        {
            var counts = new RecordingCounts();
            Assert.NotNull(metric.Value(counts));
            Assert.Equal((metric.Metric.Name, metric.Metric.Kind == MetricKind.Counter), (metric.Metric.Name, counts.IsSumRead));
        });

    [Theory]
    [InlineData(PhoneMeasures.Subscribers, MeasureKind.Stock, 1)]
    [InlineData(PhoneMeasures.UnmetDemand, MeasureKind.Stock, 1)]
    [InlineData(PhoneMeasures.RevenueCents, MeasureKind.Flow, 100)]
    [InlineData(IntranetMeasures.OfferedMilliErlangs, MeasureKind.Level, 1000)]
    public void A_measure_declares_its_kind_and_its_unit(Measure measure, MeasureKind kind, int partsOfUnit) =>
        Assert.Equal((kind, partsOfUnit), (Measures.Of(measure).Kind, Measures.Of(measure).PartsOfUnit));

    private sealed class RecordingCounts : IPlaceCounts
    {
        public bool IsSumRead { get; private set; }

        public long People => 1;

        public long CongestedMilliErlangs => 1;

        public long Counted(Measure measure) => 1;

        public double Real(Measure measure) => 1;

        public double Sum(Measure measure)
        {
            IsSumRead = true;
            return 1;
        }
    }
}
