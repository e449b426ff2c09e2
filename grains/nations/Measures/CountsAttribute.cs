namespace AdoptionSim.Nations.Measures;

/// <summary>
/// Names the class that declares the measures of a service. The attribute is placed on the property of the nation that has the parameters of this service.
/// </summary>
/// <param name="counts">The class that declares the measures, with a static property <c>Feature</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountsAttribute(Type counts) : Attribute
{
    internal Feature Feature =>
        (Feature?)counts.GetProperty(nameof(Feature), typeof(Feature))?.GetValue(null)
        ?? throw new InvalidOperationException($"{counts.Name} has no static property Feature; expected one that declares what is counted.");
}
