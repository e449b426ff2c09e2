using AdoptionSim.Client;
using AdoptionSim.Client.Connections;

EmbeddedHost.PrepareProcess();
using var interrupt = new Interrupt();
return await CommandLine.InvokeAsync(args, CliEnvironment.OfThisProcess(), interrupt.Token);
