//! What keeps a site current on each kind of host: a job that runs `signpost renew` every day and copies the site.

use std::path::Path;

/// Where a site can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// A repository with GitHub Pages
    GithubPages,
    /// Netlify, with its command-line tool
    Netlify,
    /// Cloudflare Pages, with its command-line tool
    Cloudflare,
    /// A bucket of Amazon S3, or one that is like it
    S3,
    /// A server of your own with nginx
    Nginx,
    /// Any web space
    Other,
}

/// Reads a variable of a workflow.
const SECRET: &str = "${{ secrets.SIGNPOST_ONLINE_KEY }}";
const PASSPHRASE: &str = "${{ secrets.SIGNPOST_PASSPHRASE }}";

impl Host {
    /// The files that [`Host::contents`] writes, and what each is for.
    pub(super) fn files(self, folder: &Path) -> Vec<(String, &'static str)> {
        let about = |path: &str| match path {
            ".gitignore" => "keeps private keys out of the repository",
            "nginx.conf" => "types and headers, to be put into the server's configuration",
            "crontab.txt" => "the line that runs renew.sh every day",
            _ => "renews the site every day",
        };
        self.contents(folder).into_iter().map(|(path, _)| (path.clone(), about(&path))).collect()
    }

    /// Path in the community's folder, and text.
    pub(super) fn contents(self, folder: &Path) -> Vec<(String, String)> {
        let name = folder.file_name().map_or("help".to_owned(), |name| name.to_string_lossy().into_owned());
        let copy = match self {
            Host::GithubPages => {
                return vec![
                    (".github/workflows/renew.yml".to_owned(), workflow()),
                    (".gitignore".to_owned(), IGNORED.to_owned()),
                ];
            }
            Host::Netlify => "netlify deploy --prod --dir site",
            Host::Cloudflare => "wrangler pages deploy site --project-name NAME",
            Host::S3 => S3,
            Host::Nginx => "rsync -a --delay-updates site/ /srv/www/help/",
            Host::Other => "rsync -a --delay-updates site/ USER@HOST:PATH/",
        };
        let mut files = vec![("renew.sh".to_owned(), script(copy)), ("crontab.txt".to_owned(), crontab(&name))];
        if self == Host::Nginx {
            files.push(("nginx.conf".to_owned(), NGINX.to_owned()));
        }
        files
    }
}

/// What names the other files goes last, so that no reader finds a name without its file.
const S3: &str = "\
aws s3 sync site s3://BUCKET --cache-control no-cache --exclude index.html --exclude sw.js --exclude metadata/timestamp.json
aws s3 cp site s3://BUCKET --recursive --cache-control no-cache --exclude '*' --include index.html --include sw.js --include metadata/timestamp.json";

fn script(copy: &str) -> String {
    format!(
        "#!/bin/sh\n# Says that the directory is still current, and copies it to the host. What somebody should look at is mailed by\n\
         # cron. Only keys/online and keys/metadata have to be on this machine.\nset -eu\ncd \"$(dirname \"$0\")\"\n\
         status=0\nsignpost renew site --keys keys --config data/signpost.toml || status=$?\n\
         # 1: renewed, but somebody should look soon. From 2 on nothing was changed.\n\
         [ \"$status\" -le 1 ] || exit \"$status\"\n{copy}\nexit \"$status\"\n"
    )
}

fn crontab(name: &str) -> String {
    format!("# crontab -e, and add this line. The host's clock must be right.\n17 4 * * *  /home/YOU/{name}/renew.sh\n")
}

/// The keys of people are never in a repository.
const IGNORED: &str = "keys/offline/\nkeys/editor/\nkeys/online/\n";

fn workflow() -> String {
    format!(
        "# Says every day that the directory is still current, and whenever the site was published anew.\n\
         # Settings of the repository, Secrets: SIGNPOST_ONLINE_KEY is the text of keys/online/online-1.pem.\n\
         name: renew\n\
         on:\n\
         \x20 schedule:\n\
         \x20   - cron: \"17 4 * * *\"\n\
         \x20 push:\n\
         \x20   branches: [main]\n\
         \x20   paths: [\"site/**\"]\n\
         \x20 workflow_dispatch:\n\
         permissions:\n\
         \x20 contents: write\n\
         \x20 pages: write\n\
         \x20 id-token: write\n\
         concurrency:\n\
         \x20 group: renew\n\
         jobs:\n\
         \x20 renew:\n\
         \x20   runs-on: ubuntu-latest\n\
         \x20   environment:\n\
         \x20     name: github-pages\n\
         \x20   steps:\n\
         \x20     - uses: actions/checkout@v4\n\
         \x20     # The tool lies in the repository as bin/signpost, or is put on the way here.\n\
         \x20     - name: Renew\n\
         \x20       id: renew\n\
         \x20       env:\n\
         \x20         ONLINE_KEY: {SECRET}\n\
         \x20         # Only for an online key that is encrypted; else it is empty.\n\
         \x20         SIGNPOST_PASSPHRASE: {PASSPHRASE}\n\
         \x20       run: |\n\
         \x20         mkdir -p keys/online\n\
         \x20         printf '%s\\n' \"$ONLINE_KEY\" > keys/online/online-1.pem\n\
         \x20         chmod 600 keys/online/online-1.pem\n\
         \x20         status=0\n\
         \x20         bin/signpost renew site --keys keys --config data/signpost.toml || status=$?\n\
         \x20         rm keys/online/online-1.pem\n\
         \x20         # 1: renewed, but somebody should look soon. From 2 on nothing was changed.\n\
         \x20         echo \"status=$status\" >> \"$GITHUB_OUTPUT\"\n\
         \x20         [ \"$status\" -le 1 ]\n\
         \x20     - name: Keep what was signed\n\
         \x20       run: |\n\
         \x20         git config user.name \"renew\"\n\
         \x20         git config user.email \"renew@localhost\"\n\
         \x20         git add site keys/published.json\n\
         \x20         git commit -m \"Renewed\" && git push\n\
         \x20     - uses: actions/upload-pages-artifact@v3\n\
         \x20       with:\n\
         \x20         path: site\n\
         \x20     - uses: actions/deploy-pages@v4\n\
         \x20     # After the site is out: a run that fails is what GitHub mails about.\n\
         \x20     - name: Say that somebody should look\n\
         \x20       run: exit ${{{{ steps.renew.outputs.status }}}}\n"
    )
}

/// Types that old configurations do not know, files that must be asked for anew, and those that never change.
const NGINX: &str = "\
# Inside of server { }. Then: nginx -t && systemctl reload nginx
root /srv/www/help;
error_page 404 /404.html;
types {
    text/html html;
    text/css css;
    text/javascript js mjs;
    application/json json;
    application/wasm wasm;
    image/svg+xml svg;
    image/png png;
    application/manifest+json webmanifest;
    text/plain txt ftl;
    application/xml xml;
    application/octet-stream pack;
}
default_type application/octet-stream;
charset utf-8;
gzip on;
gzip_types text/css text/javascript application/json application/wasm image/svg+xml text/plain application/xml;
location / {
    add_header Cache-Control \"no-cache\";
    add_header Referrer-Policy \"no-referrer\";
}
# Their names have a hash of what is in them.
location ~ \"-[0-9a-f]{8,}[.][a-z0-9]+$|^/targets/\" {
    add_header Cache-Control \"public, max-age=31536000, immutable\";
    add_header Referrer-Policy \"no-referrer\";
}
";
