using System.Diagnostics.Metrics;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// A .NET meter that can free the limited number of slots that an exporter has for time series. An exporter keeps a slot for every series that an instrument
/// has ever had. When no slots are left for a new run or experiment, the instruments are dropped, and created again after some readings without them.
/// </summary>
/// <param name="scope">The owner of the meter, by which a listener distinguishes meters of the same name.</param>
/// <param name="most">The maximum number of series of one metric.</param>
internal sealed class RenewedMeter(object scope, int most) : IDisposable
{
    private Action<Meter> _make = _ => { };
    private Meter? _meter;

    public SeriesSlots Slots { get; } = new(most);

    /// <summary>
    /// Creates the instruments of the meter with the given function, and keeps the function. It is called again whenever dropped instruments are created anew.
    /// </summary>
    /// <param name="make">Creates all instruments in a meter.</param>
    public void Begin(Action<Meter> make)
    {
        _make = make;
        Make();
    }

    /// <summary>
    /// Drops the instruments if the exporter has no slots left for new series, and creates them again some readings later. It is called at each reading of the
    /// metrics, from an instrument of another meter that is never dropped.
    /// </summary>
    public void Renew()
    {
        switch (Slots.Next(_meter is not null))
        {
            case SeriesSlots.Step.Drop:
                _meter?.Dispose();
                _meter = null;
                break;
            case SeriesSlots.Step.Renew:
                Make();
                break;
        }
    }

    public void Dispose() => _meter?.Dispose();

    private void Make() => _make(_meter = new Meter(new MeterOptions(Vocabulary.MeterName) { Scope = scope }));
}
