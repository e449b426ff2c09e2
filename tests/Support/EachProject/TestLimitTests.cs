using System.Reflection;
using AdoptionSim.Tests.Support.Limits;
using Xunit.v3;

namespace AdoptionSim.Tests.EachProject;

/// <summary>Rules for the tests themselves. Compiled into each test project.</summary>
public sealed class TestLimitTests
{
    private static readonly (string Name, IFactAttribute Attribute)[] Tests =
    [
        .. from type in typeof(TestLimitTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        from attribute in method.GetCustomAttributes().OfType<IFactAttribute>()
        select ($"{type.Name}.{method.Name}", attribute),
    ];

    [Fact]
    public void Every_test_has_a_time_limit()
    {
        Assert.NotEmpty(Tests);
        Assert.All(Tests, test =>
            Assert.True(test.Attribute.Timeout is > 0 and <= TestLimit.MaximumMilliseconds, $"{test.Name} has the limit {test.Attribute.Timeout} ms.")
        );
    }

    [Fact]
    public void No_test_is_skipped_by_its_attribute() =>
        Assert.All(Tests, test => Assert.True(test.Attribute.Skip is null && !test.Attribute.Explicit, $"{test.Name} never runs."));
}
