using Xunit.Sdk;

namespace AdoptionSim.Tests.EachProject;

/// <summary>Tests that <c>Assert</c> is the version that fails for empty collections. Compiled into each test project.</summary>
public sealed class DemandingAssertTests
{
    [Fact]
    public void All_of_nothing_fails()
    {
        Assert.Throws<NotEmptyException>(() => Assert.All(Array.Empty<int>(), _ => { }));
        Assert.Throws<NotEmptyException>(() => Assert.All(Array.Empty<int>(), (_, _) => { }));
        Assert.Throws<NotEmptyException>(() => Assert.AtLeastOne(Array.Empty<int>()));
    }

    [Fact]
    public void All_fails_where_one_element_does()
    {
        Assert.Throws<AllException>(() => Assert.All([1, 2], number => Assert.Equal(1, number)));
        Assert.Equal([1, 2], Assert.AtLeastOne([1, 2]));
    }
}
