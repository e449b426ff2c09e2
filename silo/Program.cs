using AdoptionSim.Silo;
using AdoptionSim.Silo.Processes;
using AdoptionSim.Silo.Settings;

StandardDescriptors.OpenClosed();
LoopbackProxy.Install();
return await SiloHost.RunAsync(args, Console.Error);
