namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>The source of a framework that does as little as Microsoft.Testing.Platform lets one do: finds methods, calls them, and says so.</summary>
internal static class PlainFramework
{
    internal const string Source = """
        using System.Reflection;
        using Microsoft.Testing.Platform.Builder;
        using Microsoft.Testing.Platform.Capabilities.TestFramework;
        using Microsoft.Testing.Platform.Extensions.Messages;
        using Microsoft.Testing.Platform.Extensions.TestFramework;
        using Microsoft.Testing.Platform.Requests;

        var builder = await TestApplication.CreateBuilderAsync(args);
        builder.RegisterTestFramework(_ => new TestFrameworkCapabilities(), (_, _) => new PlainFramework());
        using var application = await builder.BuildAsync();
        return await application.RunAsync();

        internal sealed class PlainFramework : ITestFramework, IDataProducer
        {
            public string Uid => "plain";
            public string Version => "1.0.0";
            public string DisplayName => "plain";
            public string Description => "plain";
            public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

            public Task<bool> IsEnabledAsync() => Task.FromResult(true);

            public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
                Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

            public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
                Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

            public async Task ExecuteRequestAsync(ExecuteRequestContext context)
            {
                try
                {
                    foreach (var type in Assembly.GetEntryAssembly()!.GetExportedTypes())
                    {
                        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                        {
                            await Publish(context, type, method, InProgressTestNodeStateProperty.CachedInstance);
                            var test = Activator.CreateInstance(type);
                            if (method.ReturnType == typeof(void))
                            {
                                method.CreateDelegate<Action>(test)();
                            }
                            else
                            {
                                await method.CreateDelegate<Func<Task>>(test)();
                            }

                            await Publish(context, type, method, PassedTestNodeStateProperty.CachedInstance);
                        }
                    }
                }
                finally
                {
                    context.Complete();
                }
            }

            private Task Publish(ExecuteRequestContext context, Type type, MethodInfo method, IProperty state) =>
                context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(
                    context.Request.Session.SessionUid,
                    new TestNode { Uid = type.FullName + "." + method.Name, DisplayName = method.Name, Properties = new PropertyBag(state) }));
        }
        """;
}
