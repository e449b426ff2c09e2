using System.Diagnostics.Metrics;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Grains.Tests.Telemetry;

/// <summary>Reads the instruments of one meter, as an exporter does.</summary>
internal sealed class Reader : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _read = [];

    public Reader(SeriesMeter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meter.Has(instrument))
            {
                Instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => Instruments.Remove(instrument.Name);
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) =>
            {
                _read.Add((instrument.Name, value, tags.ToArray().ToDictionary()));
                var meanwhile = Meanwhile;
                Meanwhile = null;
                meanwhile?.Invoke();
            }
        );
        _listener.Start();
    }

    /// <summary>Called after the first value is read.</summary>
    public Action? Meanwhile { private get; set; }

    /// <summary>The instruments that exist now.</summary>
    public Dictionary<string, Instrument> Instruments { get; } = [];

    /// <summary>Reads the current values, and those recorded since the last call.</summary>
    public (string Name, double Value, Dictionary<string, object?> Tags)[] Read()
    {
        _listener.RecordObservableInstruments();
        var read = _read.ToArray();
        _read.Clear();
        return read;
    }

    public void Dispose() => _listener.Dispose();
}
