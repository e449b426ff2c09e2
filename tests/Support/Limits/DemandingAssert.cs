using Xunit.Sdk;

namespace AdoptionSim.Tests.Support.Limits;

/// <summary>The assertions of xunit, but those on all elements of a collection fail where there is none. Test projects use it under the name <c>Assert</c>.</summary>
/// <remarks>A collection that is empty by mistake would otherwise let a test pass that has checked nothing.</remarks>
public class DemandingAssert : Assert
{
    /// <summary>Demands at least one element, and that each passes.</summary>
    /// <exception cref="XunitException">There is no element, or one does not pass.</exception>
    public static new void All<T>(IEnumerable<T> collection, Action<T> action) => Assert.All(AtLeastOne(collection), action);

    /// <summary>Demands at least one element, and that each passes.</summary>
    /// <exception cref="XunitException">There is no element, or one does not pass.</exception>
    public static new void All<T>(IEnumerable<T> collection, Action<T, int> action) => Assert.All(AtLeastOne(collection), action);

    /// <summary>Demands at least one element, and that each passes.</summary>
    /// <exception cref="XunitException">There is no element, or one does not pass.</exception>
    public static new Task AllAsync<T>(IEnumerable<T> collection, Func<T, Task> action) => Assert.AllAsync(AtLeastOne(collection), action);

    /// <summary>Demands at least one element and gives the elements back, for a loop that checks each.</summary>
    /// <exception cref="XunitException">There is no element.</exception>
    public static IReadOnlyList<T> AtLeastOne<T>(IEnumerable<T> collection)
    {
        var elements = collection.ToList();
        NotEmpty(elements);
        return elements;
    }
}
