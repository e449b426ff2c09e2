using AdoptionSim.Client;
using AdoptionSim.Silo.Processes;
using AdoptionSim.Silo.Settings;

StandardDescriptors.OpenClosed();
LoopbackProxy.Install();
using var interrupt = new Interrupt();
return await CommandLine.InvokeAsync(args, Surroundings.OfThisProcess(), interrupt.Token);
