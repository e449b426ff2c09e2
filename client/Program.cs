using AdoptionSim.Client;
using AdoptionSim.Silo.Processes;
using AdoptionSim.Silo.Settings;

StandardDescriptors.OpenClosed();
LoopbackProxy.Install();
using var interrupt = new Interrupt();
return await CommandLine.InvokeAsync(args, CliEnvironment.OfThisProcess(), interrupt.Token);
