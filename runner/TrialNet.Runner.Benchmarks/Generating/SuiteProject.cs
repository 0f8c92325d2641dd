namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>The project files of the suites, and of a copy of the trial command that is compiled ahead of time.</summary>
/// <remarks>They lie outside the repository, so that nothing but what a user would write applies to them.</remarks>
internal static class SuiteProject
{
    private const string Common = """
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
            <RunAnalyzers>false</RunAnalyzers>
            <WarningLevel>0</WarningLevel>
        """;

    private const string Ready = """

            <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
        """;

    internal static string Of(Suite suite, string repository) => suite.Framework switch
    {
        Framework.TrialNet => $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{repository}/runner/TrialNet.TestingPlatform/build/TrialNet.props" />
              <PropertyGroup>
            {Properties(suite.IsReady)}
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{repository}/runner/TrialNet.TestingPlatform/TrialNet.TestingPlatform.csproj" />
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{repository}/runner/TrialNet.TestingPlatform/build/TrialNet.targets" />
            </Project>
            """,
        Framework.MSTest => Plain(
            suite.IsReady,
            """
                <EnableMSTestRunner>true</EnableMSTestRunner>
            """,
            """<PackageReference Include="MSTest.TestFramework" Version="4.5.2" /><PackageReference Include="MSTest.TestAdapter" Version="4.5.2" />"""),
        _ => Plain(suite.IsReady, "", """<PackageReference Include="Microsoft.Testing.Platform" Version="2.5.3" />"""),
    };

    /// <summary>Publishing it publishes the command beside it, with all that it needs.</summary>
    internal static string OfCommand(string repository) =>
        Plain(isReady: true, "", $"""<ProjectReference Include="{repository}/runner/TrialNet.Trial/TrialNet.Trial.csproj" />""");

    private static string Plain(bool isReady, string properties, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
        {Properties(isReady)}
        {properties}
          </PropertyGroup>
          <ItemGroup>
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string Properties(bool isReady) => isReady ? Common + Ready : Common;
}
