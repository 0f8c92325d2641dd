using System.Reflection;
using TrialNet.Reactor.Abstractions;
using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Text;
using TrialNet.Twistd.Applications;
using TrialNet.Twistd.CommandLine;
using TrialNet.Twistd.Daemons;
using TrialNet.Twistd.Plugins;
using TrialNet.Twistd.Running;

namespace TrialNet.Twistd;

/// <summary>The command <c>twistd</c>: finds out what to run, and turns what goes wrong into one line and an exit code.</summary>
internal static class Program
{
    // Taken before the services get a console of their own.
    private static TextWriter _standardError = TextWriter.Null;

    /// <summary>The command's version.</summary>
    public static string Version =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static int Main(string[] arguments)
    {
        _standardError = Console.Error;
        try
        {
            return Run(arguments);
        }
        catch (CommandLineException mistake)
        {
            return Complain(mistake.Message, ExitCodes.Usage);
        }
        catch (TwistdException error)
        {
            return Complain(error.Message, error.ExitCode);
        }
        catch (Exception error)
        {
            return Complain($"the command itself failed: {error}", ExitCodes.Failed);
        }
    }

    private static int Run(string[] arguments)
    {
        StarterPipe.Find();
        var options = OptionTable.Parse(arguments);
        if (options.WantsVersion)
        {
            Console.Out.Write($"twistd {Version} (.NET {Environment.Version})\n");
            return ExitCodes.Success;
        }

        var isApplication = options.Application is not null || options.SourceFile is not null;
        if (options.WantsHelp || (options.ServiceName is null && !isApplication))
        {
            return Help(options);
        }

        var asksForHelp = options.ServiceArguments.Contains("--help") || options.ServiceArguments.Contains("-h");
        if (!options.NoDaemon && !StarterPipe.IsPresent && !asksForHelp)
        {
            return DaemonStarter.Start();
        }

        return isApplication ? RunApplication(options) : RunService(options);
    }

    private static int RunApplication(TwistdOptions options)
    {
        var source = options.SourceFile;
        var maker = source is null ? ApplicationAssembly.Open(options.Application!) : ApplicationAssembly.Open(ApplicationSource.Compile(source), source, null);
        var name = Path.GetFileNameWithoutExtension(source ?? options.Application!.Split("::")[0]);
        var plan = new ServicePlan(name, reactor => maker.MakeApplication(reactor) ?? throw TwistdException.Failed($"{name}: its maker made nothing"));
        new ServiceProcess(options, plan).Run([]);
        return ExitCodes.Success;
    }

    private static int RunService(TwistdOptions options)
    {
        var catalogue = PluginCatalogue.Of(PluginPlaces.All(options.Plugins));
        Warn(catalogue);
        var service = catalogue.Find(options.ServiceName!);
        var arguments = new ServiceArguments(service.Name, service.Options);
        if (arguments.AskForHelp(options.ServiceArguments))
        {
            Console.Out.Write(HelpText.OfService(service.Name, service.Description, arguments.Definitions));
            return ExitCodes.Success;
        }

        var values = arguments.Parse(options.ServiceArguments);
        new ServiceProcess(options, new ServicePlan(service.Name, reactor => Make(service, reactor, values))).Run(catalogue.Problems);
        return ExitCodes.Success;
    }

    private static IService Make(FoundService service, IReactor reactor, ServiceOptions values)
    {
        try
        {
            return service.Maker.MakeService(reactor, values) ?? throw TwistdException.Failed($"{service.Name}: its maker made nothing");
        }
        catch (ArgumentException error) when (error is not ArgumentNullException)
        {
            throw TwistdException.Usage($"{service.Name}: {TwistdException.Reason(error)}");
        }
    }

    private static int Help(TwistdOptions options)
    {
        var catalogue = PluginCatalogue.Of(PluginPlaces.All(options.Plugins));
        var text = HelpText.OfCommand([.. catalogue.Services.Select(static service => (service.Name, service.Description))], catalogue.Places);
        (options.WantsHelp ? Console.Out : _standardError).Write(text);
        Warn(catalogue);
        return options.WantsHelp ? ExitCodes.Success : ExitCodes.Usage;
    }

    private static void Warn(PluginCatalogue catalogue)
    {
        foreach (var problem in catalogue.Problems)
        {
            Complain($"plug-in {problem}", ExitCodes.Success);
        }
    }

    private static int Complain(string message, int code)
    {
        _standardError.Write($"twistd: {HarmlessText.Of(message.ReplaceLineEndings(" "))}\n");
        return code;
    }
}
