using Xunit.Sdk;

namespace AdoptionSim.Tests.Support.Limits;

/// <summary>
/// The assertions of xunit, except that those on all elements fail for an empty collection. Test projects use it under the name <c>Assert</c>.
/// </summary>
/// <remarks>Otherwise a collection that is empty by mistake would let a test pass without checking anything.</remarks>
public class DemandingAssert : Assert
{
    /// <summary>Passes if there is at least one element and each passes.</summary>
    /// <exception cref="XunitException">The collection is empty, or an element does not pass.</exception>
    public static new void All<T>(IEnumerable<T> collection, Action<T> action) => Assert.All(AtLeastOne(collection), action);

    /// <summary>Passes if there is at least one element and each passes.</summary>
    /// <exception cref="XunitException">The collection is empty, or an element does not pass.</exception>
    public static new void All<T>(IEnumerable<T> collection, Action<T, int> action) => Assert.All(AtLeastOne(collection), action);

    /// <summary>Passes if there is at least one element and each passes.</summary>
    /// <exception cref="XunitException">The collection is empty, or an element does not pass.</exception>
    public static new Task AllAsync<T>(IEnumerable<T> collection, Func<T, Task> action) => Assert.AllAsync(AtLeastOne(collection), action);

    /// <summary>Requires at least one element and returns the elements, for a loop that checks each.</summary>
    /// <exception cref="XunitException">The collection is empty.</exception>
    public static IReadOnlyList<T> AtLeastOne<T>(IEnumerable<T> collection)
    {
        var elements = collection.ToList();
        NotEmpty(elements);
        return elements;
    }
}
