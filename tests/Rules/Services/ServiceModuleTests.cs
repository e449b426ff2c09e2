using System.Reflection;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Services;

/// <summary>Tests the properties that all services have in common.</summary>
public sealed class ServiceModuleTests
{
    private const int NumbersOfService = 1000;

    /// <summary>Two services with the same number would use the same random draws.</summary>
    [Fact]
    public void Services_do_not_share_numbers_of_event_counts()
    {
        var first = typeof(IDistrictService)
            .Assembly.GetTypes()
            .Select(type => type.GetField("FirstEventCount", BindingFlags.Static | BindingFlags.NonPublic))
            .OfType<FieldInfo>()
            .Select(field => (int)field.GetRawConstantValue()!)
            .ToList();

        Assert.True(first.Count >= 4, $"{first.Count} services");
        Assert.All(first, number => Assert.Equal(0, number % NumbersOfService));
        Assert.Equal(first.Count, first.Distinct().Count());
    }

    /// <summary>The order of services is part of the hash of rows of model version 5.</summary>
    [Fact]
    public void Services_step_in_a_fixed_order()
    {
        var setup = Setups.Of("baseline", 0.0001);
        var capital = setup
            .Nation.Districts.Select((district, ordinal) => (district, ordinal))
            .First(pair => pair.district.Place == SettlementType.Capital)
            .ordinal;
        var district = new Model.Districts.District(setup, new DistrictIndex(capital), Model.Worlds.World.At(setup, new Tick(0)), Setups.OutlookOf(setup));

        Assert.Equal(
            ["ReadingRooms", "BirthdayBoards", "Cinema", "PrivilegedUsers", "InternetAwareness", "HouseholdGadgets", "HouseholdGadgets"],
            district.Services.All<IDistrictService>().Select(service => service.GetType().Name)
        );
    }
}
