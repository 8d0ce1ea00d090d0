using ConcurrencyCompare.Benchmarks.Cli;
using ConcurrencyCompare.Benchmarks.Display;


Terminal.Prepare();
return Application.Run(args, new LostReader(Console.Out), new LostReader(Console.Error));
