namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>
/// A rule that computes, from a run, the value to compare with a published figure. The kind of rule decides which counts and which ticks of the run are used.
/// </summary>
public abstract record RecordValue
{
    private RecordValue() { }

    /// <summary>
    /// A phrase for readers that describes how the value to compare with a figure published for a date is computed, for example "number at the last row on or
    /// before the day".
    /// </summary>
    public abstract string Meets { get; }

    /// <summary>
    /// Returns the run's value to compare with a figure published for a date or for the period that ends on it. Null if the run does not cover the date or
    /// period, or if the divisor of a ratio is 0.
    /// </summary>
    public abstract double? On(PlaceHistory history, DateOnly date);

    /// <summary>
    /// Computes a level, such as a number of lines, on the day of the published figure. The value is interpolated between the recorded ticks before and after
    /// that day.
    /// </summary>
    /// <param name="Level">Returns the level at the recorded tick with the given index.</param>
    public sealed record OnTheDay(Func<PlaceHistory, int, double?> Level) : RecordValue
    {
        public override string Meets => "level on the day, interpolated between the two rows around it";

        public override double? On(PlaceHistory history, DateOnly date)
        {
            ArgumentNullException.ThrowIfNull(history);
            if (!history.Covers(date, date))
            {
                return null;
            }

            var next = history.FirstFrom(date);
            var to = history.Dates[next];
            if (to == date)
            {
                return Level(history, next);
            }

            var from = history.Dates[next - 1];
            var part = (double)(date.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber);
            return Level(history, next - 1) is { } before && Level(history, next) is { } after ? before + (part * (after - before)) : null;
        }
    }

    /// <summary>
    /// Computes a number of things, such as base stations, at the last recorded tick on or before the day of the published figure. The number is not
    /// interpolated, because fractions of a thing do not exist.
    /// </summary>
    /// <param name="Level">Returns the number at the recorded tick with the given index.</param>
    public sealed record AtLastRow(Func<PlaceHistory, int, double?> Level) : RecordValue
    {
        public override string Meets => "number at the last row on or before the day";

        public override double? On(PlaceHistory history, DateOnly date)
        {
            ArgumentNullException.ThrowIfNull(history);
            return history.Covers(date, date) ? Level(history, history.FirstFrom(date.AddDays(1)) - 1) : null;
        }
    }

    /// <summary>Computes a number that follows from the nation's file alone, such as shops: its value on the day of the published figure.</summary>
    /// <param name="Number">Returns the number for a place (null for the whole nation) on a day.</param>
    public sealed record OfInputs(Func<Nation, string?, DateOnly, double> Number) : RecordValue
    {
        public override string Meets => "number on the day, from the nation's file";

        public override double? On(PlaceHistory history, DateOnly date)
        {
            ArgumentNullException.ThrowIfNull(history);
            return history.Covers(date, date) ? Number(history.Nation, history.Place, date) : null;
        }
    }

    /// <summary>
    /// Computes a flow, such as call minutes, per phone line and month, over the quarter that ends on the day of the published figure. The sum of the flow is
    /// divided by the mean number of lines and by three months. A tick that is only partly in the quarter counts in proportion to its days in the quarter.
    /// </summary>
    /// <param name="Flow">Returns the flow in the recorded tick with the given index, counted for simulated people.</param>
    public sealed record PerLineAndMonth(Func<PlaceHistory, int, double> Flow) : RecordValue
    {
        private const int MonthsOfQuarter = 3;

        public override string Meets => "sum over the quarter that ends on the day, per mean line and month";

        public override double? On(PlaceHistory history, DateOnly date)
        {
            ArgumentNullException.ThrowIfNull(history);
            var from = date.AddDays(1).AddMonths(-MonthsOfQuarter).AddDays(-1);
            if (!history.Covers(from, date))
            {
                return null;
            }

            var (flow, lineDays) = (0.0, 0.0);
            for (var row = history.FirstFrom(from.AddDays(1)); row < history.Dates.Count && history.Dates[row - 1] < date; row++)
            {
                var tick = new TickDays(history.Dates[row - 1].DayNumber, history.Dates[row].DayNumber);
                var (first, last) = (Math.Max(tick.From, from.DayNumber), Math.Min(tick.To, date.DayNumber));
                flow += Flow(history, row) * (last - first) / (tick.To - tick.From);
                lineDays += (last - first) * Lines(history, row, tick.PartAt((first + last) / 2.0));
            }

            return Ratio.Share(flow * (date.DayNumber - from.DayNumber) / MonthsOfQuarter, lineDays);
        }

        /// <summary>
        /// Returns the number of simulated phone lines at a moment within a recorded tick, given by its index (row). The number is interpolated between the
        /// start (part 0) and the end (part 1) of the tick.
        /// </summary>
        private static double Lines(PlaceHistory history, int row, double part)
        {
            var (before, after) = (Lines(history, row - 1), Lines(history, row));
            return before + (part * (after - before));
        }

        private static double Lines(PlaceHistory history, int row) => history.Counts(row)[(int)Features.PhoneMeasures.Subscribers];

        private readonly record struct TickDays(int From, int To)
        {
            public double PartAt(double day) => (day - From) / (To - From);
        }
    }
}
