using AdoptionSim.Model.Shops;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Shops;

public sealed class ShopTimeTests
{
    /// <summary>The day before the first week.</summary>
    private static readonly DateOnly Start = new(2000, 7, 1);

    private static readonly DistrictIndex Harbour = new(0);

    [Fact]
    public void Time_of_quiet_days_serves_the_customers_of_the_week()
    {
        var time = new ShopTime(ShopHoursTests.Hours(1, null, 1), 1, Start);
        for (var day = 1; day <= 7; day++)
        {
            time.Begin(Start.AddDays(day - 1), Start.AddDays(day));
        }

        Assert.Equal(7, time.Servable(Harbour, 100));
        time.Use(Harbour, 5);
        Assert.Equal(2, time.Servable(Harbour, 100));
        Assert.Equal(1, time.Servable(Harbour, 1));
    }

    [Fact]
    public void Time_of_an_earlier_week_is_lost()
    {
        var time = new ShopTime(ShopHoursTests.Hours(1, null, 1), 1, Start);
        for (var day = 1; day <= 70; day++)
        {
            time.Begin(Start.AddDays(day - 1), Start.AddDays(day));
            Assert.Equal(((day - 1) % 7) + 1, time.Servable(Harbour, 100));
        }
    }

    [Fact]
    public void Unused_weeks_are_not_carried_over()
    {
        var time = new ShopTime(ShopHoursTests.Hours(1, null, 1), 1, Start);
        for (var week = 0; week < 10; week++)
        {
            time.Begin(Start.AddDays(7 * week), Start.AddDays(7 * (week + 1)));
            Assert.Equal(7, time.Servable(Harbour, 100));
        }
    }

    [Fact]
    public void A_saved_state_continues()
    {
        var (one, other) = (new ShopTime(ShopHoursTests.Hours(1, null, 1), 1, Start), new ShopTime(ShopHoursTests.Hours(1, null, 1), 1, Start));
        one.Begin(Start, Start.AddDays(7));
        one.Use(Harbour, 3);
        other.Restore(one.Save());
        Assert.Equal(4, other.Servable(Harbour, 100));
    }
}
